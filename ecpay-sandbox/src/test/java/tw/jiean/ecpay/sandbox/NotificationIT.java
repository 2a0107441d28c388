package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.UnknownTrade;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

class NotificationIT extends SandboxTestBase {

  @Test
  void tellsAPaymentWithEcpaysFieldsAndAValidSignature() {
    String number = place(orders.card());

    control.pay(number);

    Shop.Message message = shop.next();
    assertThat(message.path()).isEqualTo("/order/return/");
    assertThat(message.contentType()).isEqualTo("application/x-www-form-urlencoded");
    Form told = message.form();
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(told.fields())
        .contains(
            new Field("MerchantID", "3002607"),
            new Field("MerchantTradeNo", number),
            new Field("RtnCode", "1"),
            new Field("RtnMsg", "交易成功"),
            new Field("TradeAmt", "1200"),
            new Field("PaymentType", "Credit_CreditCard"),
            new Field("PaymentDate", "2026/07/02 21:24:11"),
            new Field("TradeDate", "2026/07/02 21:24:11"),
            new Field("SimulatePaid", "0"),
            new Field("CustomField1", "甲 & 乙"),
            new Field("CustomField2", ""),
            new Field("StoreID", ""));
    assertThat(told.text("TradeNo")).matches("260702212411[0-9]{4}");
    assertThat(told.value("gwsr")).isEmpty();
  }

  @Test
  void addsTheExtraFieldsWhenTheOrderAsksForThem() {
    String number = place(orders.by("Credit", "NeedExtraPaidInfo", "Y"));

    control.pay(number);

    Form told = shop.next().form();
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(told.fields())
        .contains(
            new Field("card4no", "2222"),
            new Field("card6no", "431195"),
            new Field("amount", "1200"),
            new Field("process_date", "2026/07/02 21:24:11"));
    assertThat(told.text("auth_code")).matches("[0-9]{6}");
  }

  @ParameterizedTest
  @CsvSource({
    "200, OK",
    "200, '1|OK\n'",
    "200, '\"1|OK\"'",
    "200, '1|ok'",
    "200, ''",
    "201, '1|OK'",
    "302, '1|OK'",
    "500, '1|OK'"
  })
  void sendsAgainUntilTheAnswerIsExactlyOneOk(int status, String answer) {
    shop.answers(status, answer);
    control.pay(place(orders.card()));
    assertThat(shop.received()).hasSize(1);

    clock.tick(Duration.ofMinutes(5).minusSeconds(1));
    control.runDue();
    assertThat(shop.received()).isEmpty();

    shop.answers(200, "1|OK");
    clock.tick(Duration.ofSeconds(1));
    control.runDue();
    List<Shop.Message> again = shop.received();
    assertThat(again).hasSize(1);
    assertThat(again.get(0).form().text("RtnMsg")).isEqualTo("paid");
    assertThat(Merchant.published().signed(again.get(0).form())).isTrue();

    clock.tick(Duration.ofDays(1));
    control.runDue();
    assertThat(shop.received()).isEmpty();
  }

  @Test
  void givesUpAfterTheFirstSendingAndFourMore() {
    shop.answers(500, "");
    control.pay(place(orders.card()));

    for (int minutes = 0; minutes < 24 * 60; minutes += 5) {
      clock.tick(Duration.ofMinutes(5));
      control.runDue();
    }

    assertThat(shop.received()).hasSize(5);
    assertThat(control.deliveries())
        .extracting("attempt", "status")
        .startsWith(org.assertj.core.groups.Tuple.tuple(5, 500))
        .hasSize(5);
  }

  @Test
  void writesDownASendingThatNobodyAnswered() {
    String number = place(orders.card());
    shop.close();

    assertThat(control.pay(number).state()).isEqualTo("paid");

    assertThat(control.deliveries()).hasSize(1);
    assertThat(control.deliveries().get(0).status()).isNull();
    assertThat(control.deliveries().get(0).answer()).startsWith("no answer");
  }

  @Test
  void sendsTheLastNotificationAgainOnDemandAlthoughItWasAnswered() {
    String number = place(orders.card());
    assertThatThrownBy(() -> control.resend(number)).isInstanceOf(ImpossibleNow.class);

    control.pay(number);
    control.resend(number);

    assertThat(shop.received()).hasSize(2);
    assertThat(control.deliveries()).extracting("attempt").containsExactly(2, 1);
  }

  @Test
  void tellsAnAccountToPaymentInfoUrlAndIsNotPaidByIt() {
    String number = place(orders.by("ATM", "ExpireDate", "1"));

    assertThat(control.issue(number).state()).isEqualTo("code_issued");

    Shop.Message message = shop.next();
    assertThat(message.path()).isEqualTo("/order/payment-info/");
    Form told = message.form();
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(told.fields())
        .contains(
            new Field("RtnCode", "2"),
            new Field("PaymentType", "ATM_BOT"),
            new Field("BankCode", "004"),
            new Field("ExpireDate", "2026/07/03"));
    assertThat(told.text("vAccount")).matches("[0-9]{16}");
    assertThat(told.value("PaymentDate")).isEmpty();
    assertThat(told.value("SimulatePaid")).isEmpty();
  }

  @Test
  void tellsAStoreCodeWithADeadlineToTheMinute() {
    String number = place(orders.by("CVS", "StoreExpireDate", "90"));

    control.issue(number);

    Form told = shop.next().form();
    assertThat(told.fields())
        .contains(
            new Field("RtnCode", "10100073"),
            new Field("PaymentType", "CVS_CVS"),
            new Field("ExpireDate", "2026/07/02 22:54:11"),
            new Field("Barcode1", ""));
    assertThat(told.text("PaymentNo")).hasSize(14);
  }

  @Test
  void tellsThreeBarcodesThatCodeThirtyNineCanWrite() {
    String number = place(orders.by("BARCODE"));

    control.issue(number);

    Form told = shop.next().form();
    assertThat(told.fields())
        .contains(
            new Field("RtnCode", "10100073"),
            new Field("PaymentType", "BARCODE_BARCODE"),
            new Field("PaymentNo", ""),
            new Field("ExpireDate", "2026/07/09 23:59:59"));
    assertThat(told.text("Barcode1")).matches("150709[0-9A-Z]{3}");
    assertThat(told.text("Barcode2")).matches("[0-9]{16}");
    assertThat(told.text("Barcode3")).matches("0709[0-9AB][0-9XY]000001200");
  }

  @Test
  void issuesTheCodeFirstWhenACodeMethodIsPaid() {
    String number = place(orders.by("ATM"));

    assertThat(control.pay(number).state()).isEqualTo("paid");

    assertThat(shop.received())
        .extracting(message -> message.form().text("RtnCode"))
        .containsExactly("2", "1");
  }

  @Test
  void leavesTheTradeUnpaidWhenThePaymentIsSimulated() {
    String number = place(orders.by("CVS"));

    assertThat(control.simulate(number).state()).isEqualTo("code_issued");
    assertThat(control.trade(number).simulated()).isTrue();

    Form told = shop.received().get(1).form();
    assertThat(told.text("RtnCode")).isEqualTo("1");
    assertThat(told.text("SimulatePaid")).isEqualTo("1");
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(control.pay(number).state()).isEqualTo("paid");
  }

  @Test
  void tellsAFailureAndRefusesToPayTheTradeAfterwards() {
    String number = place(orders.card());

    assertThat(control.fail(number, "10100058").state()).isEqualTo("failed");

    Form told = shop.next().form();
    assertThat(told.text("RtnCode")).isEqualTo("10100058");
    assertThat(told.text("RtnMsg")).isEqualTo("付款失敗");
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThatThrownBy(() -> control.pay(number)).isInstanceOf(ImpossibleNow.class);
  }

  @Test
  void tellsNothingWhenACodeRunsOut() {
    String number = place(orders.by("ATM"));
    control.issue(number);
    shop.received();

    clock.tick(Duration.ofDays(4));
    control.runDue();

    assertThat(control.trade(number).state()).isEqualTo("expired");
    assertThat(shop.received()).isEmpty();
    assertThatThrownBy(() -> control.pay(number)).isInstanceOf(ImpossibleNow.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paid", "failed", "expired"})
  void changesNothingThatIsFinished(String state) {
    String number = place(orders.card());
    switch (state) {
      case "paid" -> control.pay(number);
      case "failed" -> control.fail(number, "10100058");
      default -> control.expire(number);
    }

    assertThatThrownBy(() -> control.pay(number)).isInstanceOf(ImpossibleNow.class);
    assertThatThrownBy(() -> control.simulate(number)).isInstanceOf(ImpossibleNow.class);
    assertThatThrownBy(() -> control.fail(number, "1010")).isInstanceOf(ImpossibleNow.class);
    assertThatThrownBy(() -> control.expire(number)).isInstanceOf(ImpossibleNow.class);
    assertThatThrownBy(() -> control.issue(number)).isInstanceOf(ImpossibleNow.class);
    assertThat(control.trade(number).state()).isEqualTo(state);
  }

  @Test
  void knowsNoTradeThatNobodyOrdered() {
    assertThatThrownBy(() -> control.pay("T0")).isInstanceOf(UnknownTrade.class);
  }

  private String place(Form order) {
    browser.open(order);
    return TestOrders.number(order);
  }
}
