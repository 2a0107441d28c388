package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What a notification tells of a payment by each method, with {@code NeedExtraPaidInfo=Y}. */
class PaymentDetailsIT extends SandboxTestBase {

  private static final String PLAN_30N = "4938177777777777";
  private static final String UNION_PAY = "6216111111111111";

  @ParameterizedTest
  @CsvSource({
    "Credit, '', Credit_CreditCard",
    "WebATM, LAND, WebATM_LAND",
    "ATM, CATHAY, ATM_CATHAY",
    "CVS, IBON, CVS_IBON",
    "BARCODE, BARCODE, BARCODE_BARCODE",
    "ApplePay, '', ApplePay",
    "TWQR, '', TWQR_OPAY",
    "WeiXin, '', WeiXin_OPAY",
    "DigitalPayment, Jkopay, DigitalPayment_Jkopay",
    "DigitalPayment, iPASS, DigitalPayment_iPASS",
    "BNPL, ZINGALA, BNPL_ZINGALA"
  })
  void namesTheMethodThatWasUsed(String method, String sub, String paymentType) {
    Form order = order(method, "ChooseSubPayment", sub);

    assertThat(paid(order, BuyersChoice.any()).text("PaymentType")).isEqualTo(paymentType);
    assertThat(queried(order)).containsEntry("PaymentType", paymentType);
  }

  @Test
  void tellsTheFirstInstalmentWithTheRemainder() {
    Form told =
        paid(order("Credit", "CreditInstallment", "6,12", "TotalAmount", "1733"), choice("6"));

    assertThat(told.fields())
        .contains(new Field("stage", "6"), new Field("stast", "293"), new Field("staed", "288"));
    assertThat(told.text("red_dan")).isEqualTo("0");
  }

  @Test
  void takesTheFirstPlanOfABuyerWhoDoesNotChoose() {
    Form told = paid(order("Credit", "CreditInstallment", "12,6"), BuyersChoice.any());

    assertThat(told.text("stage")).isEqualTo("12");
  }

  @Test
  void tellsNoAmountsOfTheFlexiblePlan() {
    Form order = order("Credit", "CreditInstallment", "30N", "TotalAmount", "20000");

    Form told = paid(order, BuyersChoice.any());

    assertThat(told.text("PaymentType")).isEqualTo("Flexible_Installment");
    assertThat(told.fields())
        .contains(new Field("stage", "30"), new Field("stast", "0"), new Field("staed", "0"));
    assertThat(told.text("card4no")).isEqualTo(PLAN_30N.substring(12));
  }

  @ParameterizedTest
  @CsvSource({"5, 20000", "30N, 19999", "99, 20000"})
  void fallsBackToOnePaymentWhenThePlanIsNotToBeHad(String plan, String amount) {
    Form order = order("Credit", "CreditInstallment", plan, "TotalAmount", amount);

    assertThat(paid(order, BuyersChoice.any()).text("stage")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "4831388888888888, 6",
    "6216111111111111, 6",
    "4311952222222222, 30N",
  })
  void declinesACardWhoseBankHasNoSuchPlan(String card, String plan) {
    Form order = order("Credit", "CreditInstallment", "6,30N", "TotalAmount", "20000");
    BuyersChoice choice = BuyersChoice.byCard(card).in(plan(plan));

    assertThat(paid(order, choice).text("RtnCode")).isEqualTo("10100248");
  }

  @Test
  void refusesAPlanOrBonusPointsThatTheOrderDoesNotOffer() {
    String number = place(order("Credit", "CreditInstallment", "3"));

    assertThatThrownBy(() -> control.pay(number, choice("6"))).isInstanceOf(ImpossibleNow.class);
    assertThatThrownBy(() -> control.pay(number, choice("3").redeeming()))
        .isInstanceOf(ImpossibleNow.class);
    assertThat(control.trade(number).state()).isEqualTo("created");
  }

  @Test
  void tellsTheBonusPointsOnlyWhenTheBuyerUsesThem() {
    Form used = paid(order("Credit", "Redeem", "Y"), BuyersChoice.any().redeeming());
    assertThat(used.fields())
        .contains(
            new Field("red_dan", "5000"),
            new Field("red_de_amt", "500"),
            new Field("red_ok_amt", "700"),
            new Field("red_yet", "0"),
            new Field("TradeAmt", "1200"),
            new Field("amount", "1200"));

    Form unused = paid(order("Credit", "Redeem", "Y"), BuyersChoice.any());
    assertThat(unused.fields()).contains(new Field("red_dan", "0"), new Field("red_ok_amt", "0"));
  }

  @Test
  void tellsNoFirstDigitsOfAUnionPayCard() {
    Form told = paid(order("Credit", "UnionPay", "1"), BuyersChoice.any());

    assertThat(told.fields())
        .contains(new Field("card4no", UNION_PAY.substring(12)), new Field("card6no", ""));
  }

  @ParameterizedTest
  @CsvSource({"1, 4311952222222222", "2, 6216111111111111"})
  void declinesACardOfANetworkThatTheOrderDoesNotTake(String unionPay, String card) {
    Form told = paid(order("Credit", "UnionPay", unionPay), BuyersChoice.byCard(card));

    assertThat(told.text("RtnCode")).isEqualTo("10100248");
  }

  @ParameterizedTest
  @CsvSource({
    "4000000010800001, 10800001",
    "4000000010300024, 10300024",
    "4000000000000051, 51",
    "4000000000000001, 10100248",
    "4000000010100073, 10100248",
    "4111111111111111, 10100248"
  })
  void declinesACardWithTheCodeThatItsNumberNames(String card, String code) {
    assertThat(paid(order("Credit"), BuyersChoice.byCard(card)).text("RtnCode")).isEqualTo(code);
  }

  @Test
  void doesNotPayACardWhoseResultIsUnknown() {
    Form order = order("Credit");
    BuyersChoice card = BuyersChoice.byCard("4000000010300066");

    assertThat(control.pay(place(order), card).state()).isEqualTo("unknown");

    assertThat(shop.received())
        .extracting(message -> message.form().text("RtnCode"))
        .containsExactly("10300066");
    assertThat(queried(order)).containsEntry("TradeStatus", "0");
  }

  @Test
  void tellsTheSameAuthorisationWhenThePaymentWasSimulatedBefore() {
    Form order = order("ApplePay");
    String number = place(order);

    control.simulate(number);
    control.pay(number);

    assertThat(shop.received())
        .extracting(message -> message.form().text("gwsr"))
        .hasSize(2)
        .containsOnly(queried(order).getOrDefault("gwsr", "none"));
  }

  @Test
  void takesOnlyDigitsForACardNumber() {
    String number = place(orders.card());

    assertThatThrownBy(() -> control.pay(number, BuyersChoice.byCard("4311 9522 2222 2222")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(control.trade(number).state()).isEqualTo("created");
  }

  @Test
  void tellsThePlanOfAPeriodicOrderWithItsFirstCharge() {
    Form order =
        order(
            "Credit",
            "PeriodAmount",
            "1200",
            "PeriodType",
            "M",
            "Frequency",
            "2",
            "ExecTimes",
            "12");

    assertThat(paid(order, BuyersChoice.any()).fields())
        .contains(
            new Field("PeriodType", "M"),
            new Field("Frequency", "2"),
            new Field("ExecTimes", "12"),
            new Field("PeriodAmount", "1200"),
            new Field("TotalSuccessTimes", "1"),
            new Field("TotalSuccessAmount", "1200"));
  }

  @Test
  void tellsTheDeviceCardOfApplePay() {
    Form told = paid(order("ApplePay"), BuyersChoice.any());

    assertThat(told.text("gwsr")).matches("[1-9][0-9]{0,9}");
    assertThat(told.text("card6no")).matches("[0-9]{6}");
    assertThat(told.text("eci")).isEqualTo("5");
  }

  @Test
  void tellsTheBankOfATransfer() {
    Form web = paid(order("WebATM", "ChooseSubPayment", "FIRST"), BuyersChoice.any());
    assertThat(web.fields())
        .contains(new Field("WebATMAccBank", "007"), new Field("WebATMBankName", "第一銀行"));
    assertThat(web.text("WebATMAccNo")).matches("[0-9]{5}");

    Form atm = paid(order("ATM"), BuyersChoice.any());
    assertThat(atm.text("ATMAccBank")).matches("[0-9]{3}");
    assertThat(atm.text("ATMAccNo")).matches("[0-9]{5}");
  }

  @Test
  void tellsTheStoreThatTookTheMoney() {
    Form code = paid(order("CVS", "ChooseSubPayment", "OK"), BuyersChoice.any());
    assertThat(code.text("PaymentNo")).hasSize(14);
    assertThat(code.text("PayFrom")).isEqualTo("okmart");

    Form bars = paid(order("BARCODE"), BuyersChoice.any());
    assertThat(bars.fields()).contains(new Field("PaymentNo", ""));
    assertThat(bars.text("PayFrom")).isIn("family", "hilife", "okmart", "ibon");
  }

  @Test
  void tellsTheWalletsNumber() {
    assertThat(paid(order("TWQR"), BuyersChoice.any()).text("TWQRTradeNo")).isNotEmpty();
  }

  @Test
  void tellsAnApplicationFirstAndThePaymentWhenItIsApproved() {
    Form order = order("BNPL");
    String number = place(order);
    BuyersChoice choice = BuyersChoice.by(PaymentMethod.BNPL).at("URICH").in(plan("12"));

    assertThat(control.issue(number, choice).state()).isEqualTo("applied");

    Shop.Message applied = shop.next();
    assertThat(applied.path()).isEqualTo("/order/payment-info/");
    assertThat(Merchant.published().signed(applied.form())).isTrue();
    assertThat(applied.form().text("RtnCode")).isEqualTo("2");
    assertThat(applied.form().text("BNPLInstallment")).isEqualTo("12");
    assertThat(queried(order)).containsEntry("TradeStatus", "0");

    assertThat(control.pay(number).state()).isEqualTo("paid");
    Form told = shop.next().form();
    assertThat(told.text("RtnCode")).isEqualTo("1");
    assertThat(told.text("BNPLTradeNo")).isEqualTo(applied.form().text("BNPLTradeNo"));
    assertThat(told.text("BNPLInstallment")).isEqualTo("12");
  }

  @Test
  void tellsThatAFinancierRefused() {
    Form order = order("BNPL");
    String number = place(order);
    control.issue(number);
    shop.received();

    assertThat(control.decline(number).state()).isEqualTo("failed");

    assertThat(shop.next().form().text("RtnCode")).isEqualTo("10200163");
    assertThat(queried(order)).containsEntry("TradeStatus", "10200163");
  }

  @Test
  void answersAQueryWithTheSameDetailsAsTheNotification() {
    Form order = order("Credit", "Redeem", "Y");
    Form told = paid(order, BuyersChoice.any().redeeming());

    Map<String, String> answer = queried(order);

    for (String name : List.of("gwsr", "auth_code", "card4no", "eci", "red_dan", "process_date")) {
      assertThat(answer).containsEntry(name, told.text(name));
    }
  }

  @Test
  void paysByTheMethodThatTheBuyerChooses() {
    String number = place(orders.by("ALL"));

    control.pay(number, BuyersChoice.by(PaymentMethod.CVS).at("FAMILY"));

    assertThat(shop.received())
        .extracting(message -> message.form().text("PaymentType"))
        .containsExactly("CVS_FAMILY", "CVS_FAMILY");
    assertThatThrownBy(() -> control.pay(place(orders.card()), BuyersChoice.by(PaymentMethod.TWQR)))
        .isInstanceOf(ImpossibleNow.class);
    assertThatThrownBy(() ->
            control.pay(place(orders.by("ATM")), BuyersChoice.by(PaymentMethod.ATM).at("Jkopay")))
        .isInstanceOf(ImpossibleNow.class);
  }

  private static BuyersChoice choice(String plan) {
    return BuyersChoice.any().in(plan(plan));
  }

  private static Instalments plan(String name) {
    return Instalments.of(name).orElseThrow();
  }

  private Form order(String method, String... namesAndValues) {
    Form form = orders.unsigned(method).with("NeedExtraPaidInfo", "Y");
    if (method.equals("BNPL")) {
      form = form.replacing("TotalAmount", "6000");
    }
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String name = namesAndValues[i];
      form =
          form.value(name).isPresent()
              ? form.replacing(name, namesAndValues[i + 1])
              : form.with(name, namesAndValues[i + 1]);
    }
    return TestOrders.signed(form);
  }

  private String place(Form order) {
    browser.open(order);
    return TestOrders.number(order);
  }

  /** Places and pays an order; gives what {@code ReturnURL} was told. */
  private Form paid(Form order, BuyersChoice choice) {
    control.pay(place(order), choice);
    return shop.received().stream()
        .filter(message -> message.path().equals("/order/return/"))
        .map(Shop.Message::form)
        .peek(form -> assertThat(Merchant.published().signed(form)).isTrue())
        .findFirst()
        .orElseThrow();
  }

  private Map<String, String> queried(Form order) {
    Form query =
        Form.of(
            "MerchantID", "3002607",
            "MerchantTradeNo", TestOrders.number(order),
            "TimeStamp", Long.toString(clock.instant().getEpochSecond()));
    String body =
        browser.post("/Cashier/QueryTradeInfo/V5", Merchant.published().sign(query)).body();
    return List.of(body.split("&")).stream()
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
  }
}
