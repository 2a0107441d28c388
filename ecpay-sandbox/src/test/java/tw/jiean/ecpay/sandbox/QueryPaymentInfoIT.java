package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

class QueryPaymentInfoIT extends SandboxTestBase {

  private static final String PATH = "/Cashier/QueryPaymentInfo";

  private final Answers answers = new Answers(browser, clock);

  @ParameterizedTest
  @ValueSource(strings = {"ATM", "CVS", "BARCODE"})
  void tellsACodeInTheFieldsOfItsNotification(String method) {
    String number = place(orders.by(method));
    control.issue(number);

    Map<String, String> answer = answers.about(PATH, number);

    for (Field told : shop.next().form().fields()) {
      if (!told.name().equals("CheckMacValue") && !told.name().equals("RtnMsg")) {
        assertThat(answer).containsEntry(told.name(), told.value());
      }
    }
  }

  @Test
  void tellsNoCodeOncePaid() {
    String number = place(orders.by("ATM"));
    control.pay(number);

    assertThat(answers.about(PATH, number))
        .containsEntry("RtnCode", "99200010")
        .doesNotContainKeys("vAccount", "BankCode", "ExpireDate");
  }

  @Test
  void tellsNoCodeThatWasNeverIssued() {
    assertThat(answers.about(PATH, place(orders.card()))).containsEntry("RtnCode", "99200010");
  }

  @Test
  void knowsNoTradeThatNobodyOrdered() {
    assertThat(answers.about(PATH, "T0"))
        .containsEntry("RtnCode", "10200047")
        .containsEntry("TradeNo", "");
  }

  @Test
  void refusesWhatIsStaleOrWronglySigned() {
    String number = place(orders.by("ATM"));
    long now = clock.instant().getEpochSecond();

    assertThat(answers.signed(PATH, Answers.query(number, now - 181)))
        .containsEntry("RtnCode", "99200009");
    assertThat(
            answers.signed(
                PATH, Answers.query(number, now).replacing("CheckMacValue", "0".repeat(64))))
        .containsEntry("RtnCode", "10200073");
  }

  private String place(Form order) {
    browser.open(order);
    return TestOrders.number(order);
  }
}
