package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.trade.Contract;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What an order may demand of a card. */
class CardOrderIT extends SandboxTestBase {

  private static final String CASHIER = "/Cashier/AioCheckOut/V5";

  @ParameterizedTest
  @CsvSource({
    "D, 1, 2",
    "D, 365, 999",
    "M, 12, 999",
    "M, 1, 2",
    "Y, 1, 99",
  })
  void takesAPeriodicOrderAtItsLimits(String type, String frequency, String times) {
    assertThat(browser.open(periodic("1200", type, frequency, times))).startsWith("/cashier/");
  }

  @ParameterizedTest
  @CsvSource({
    "1201, M, 1, 12, 99200004, PeriodAmount",
    "1200, W, 1, 12, 99200004, PeriodType",
    "1200, D, 366, 12, 99200004, Frequency",
    "1200, M, 13, 12, 99200004, Frequency",
    "1200, Y, 2, 12, 99200004, Frequency",
    "1200, M, 1, 1, 99200004, ExecTimes",
    "1200, Y, 1, 100, 99200004, ExecTimes",
    "1200, M, 1, 1000, 99200003, ExecTimes",
    "1200, M, '', 12, 99200002, Frequency",
    "1200, '', 1, 12, 99200002, PeriodType",
    "'', M, 1, 12, 99200002, PeriodAmount"
  })
  void refusesAPeriodicOrderThatBreaksARule(
      String amount, String type, String frequency, String times, String code, String field) {
    assertRefused(periodic(amount, type, frequency, times), code, field);
  }

  @Test
  void refusesAPeriodicOrderByAnythingButACard() {
    Form form =
        orders
            .unsigned("ALL")
            .with("PeriodAmount", "1200")
            .with("PeriodType", "M")
            .with("Frequency", "1")
            .with("ExecTimes", "12");

    assertRefused(TestOrders.signed(form), "99200020", "PeriodAmount");
  }

  @ParameterizedTest
  @CsvSource({"Redeem, Y", "UnionPay, 1"})
  void refusesInstalmentsTogetherWith(String field, String value) {
    Form form = orders.unsigned("Credit").with("CreditInstallment", "3,6").with(field, value);

    assertRefused(TestOrders.signed(form), "99200020", field);
  }

  @Test
  void refusesInstalmentsTogetherWithFurtherCharges() {
    Form form =
        orders
            .unsigned("Credit")
            .with("CreditInstallment", "3")
            .with("PeriodAmount", "1200")
            .with("PeriodType", "M")
            .with("Frequency", "1")
            .with("ExecTimes", "12");

    assertRefused(TestOrders.signed(form), "99200020", "PeriodAmount");
  }

  @ParameterizedTest
  @CsvSource({"'', 99200002", "member7, 99200004", "3002607, 99200004"})
  void refusesToRememberACardWithoutMerchantAndMember(String member, String code) {
    Form form = orders.unsigned("Credit").with("BindingCard", "1").with("MerchantMemberID", member);

    assertRefused(TestOrders.signed(form), code, "MerchantMemberID");
  }

  @Test
  void refusesInstalmentsAndMethodsThatTheContractDoesNotHave() {
    Contract poor = new Contract(EnumSet.of(PaymentMethod.CREDIT), List.of());
    try (EcpaySandbox other =
        EcpaySandbox.start(SandboxSettings.defaults().withClock(clock).withContract(poor))) {
      Browser there = new Browser(other);

      assertThat(there.post(CASHIER, orders.by("Credit", "CreditInstallment", "3")).body())
          .contains(">10200146<", "<code>CreditInstallment</code>");
      assertThat(there.post(CASHIER, orders.by("ATM")).body())
          .contains(">10200079<", "<code>ChoosePayment</code>");
      assertThat(there.get(there.open(orders.by("ALL"))).body()).contains("信用卡卡號");
    }
  }

  @Test
  void warnsOfFieldsThatHaveNoEffectInTheOrder() {
    browser.open(
        TestOrders.signed(
            orders
                .unsigned("ATM")
                .with("Redeem", "Y")
                .with("IgnorePayment", "CVS")
                .with("InvoiceMark", "Y")));

    assertThat(browser.get("/trades/1").body())
        .contains("沙盒不處理這個欄位", "Redeem, IgnorePayment, InvoiceMark");
  }

  private Form periodic(String amount, String type, String frequency, String times) {
    return TestOrders.signed(
        orders
            .unsigned("Credit")
            .with("PeriodAmount", amount)
            .with("PeriodType", type)
            .with("Frequency", frequency)
            .with("ExecTimes", times));
  }

  private void assertRefused(Form order, String code, String field) {
    assertThat(browser.post(CASHIER, order).body())
        .contains(">" + code + "<", "<code>" + field + "</code>");
  }
}
