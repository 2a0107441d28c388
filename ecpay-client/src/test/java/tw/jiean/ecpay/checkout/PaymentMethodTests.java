package tw.jiean.ecpay.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.InvalidOrder;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.Recipe;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.PaymentChoice.All;
import tw.jiean.ecpay.checkout.PaymentChoice.ApplePay;
import tw.jiean.ecpay.checkout.PaymentChoice.Atm;
import tw.jiean.ecpay.checkout.PaymentChoice.Barcode;
import tw.jiean.ecpay.checkout.PaymentChoice.Bnpl;
import tw.jiean.ecpay.checkout.PaymentChoice.CodeAddresses;
import tw.jiean.ecpay.checkout.PaymentChoice.Credit;
import tw.jiean.ecpay.checkout.PaymentChoice.Cvs;
import tw.jiean.ecpay.checkout.PaymentChoice.DigitalPayment;
import tw.jiean.ecpay.checkout.PaymentChoice.Hidden;
import tw.jiean.ecpay.checkout.PaymentChoice.Instalments;
import tw.jiean.ecpay.checkout.PaymentChoice.Named;
import tw.jiean.ecpay.checkout.PaymentChoice.Periodic;
import tw.jiean.ecpay.checkout.PaymentChoice.Twqr;
import tw.jiean.ecpay.checkout.PaymentChoice.WebAtm;
import tw.jiean.ecpay.checkout.PaymentChoice.WeiXin;

/** Which fields each way of paying adds to an order, and which of its rules refuse one. */
class PaymentMethodTests {

  private static final URI INFO = URI.create("https://shop.example/info/");
  private static final URI PERIOD = URI.create("https://shop.example/period/");
  private static final URI RETURN = URI.create("https://shop.example/return/");
  private static final CodeAddresses NOWHERE = new CodeAddresses(null, null);
  private static final EcpayConfig CONFIG =
      new EcpayConfig(
          new MerchantId("3002607"),
          "pwFHCqoQZGmho4w6",
          "EkRm7iFT261dpevs",
          EcpayEnvironment.STAGE);

  private static final Set<String> COMMON =
      Set.of(
          "MerchantID",
          "MerchantTradeNo",
          "MerchantTradeDate",
          "PaymentType",
          "TotalAmount",
          "TradeDesc",
          "ItemName",
          "ReturnURL",
          "EncryptType",
          "CheckMacValue");

  static Stream<Arguments> choices() {
    return Stream.of(
        arguments(new Credit(), Map.of("ChoosePayment", "Credit")),
        arguments(
            new Credit(true, UnionPay.NOT_OFFERED, new MemberId("3002607A1")),
            Map.of(
                "ChoosePayment", "Credit",
                "Redeem", "Y",
                "UnionPay", "2",
                "BindingCard", "1",
                "MerchantMemberID", "3002607A1")),
        arguments(
            new Credit(false, UnionPay.ONLY, null),
            Map.of("ChoosePayment", "Credit", "UnionPay", "1")),
        arguments(
            new Instalments(
                Set.of(
                    InstalmentPlan.TWELVE,
                    InstalmentPlan.THREE,
                    InstalmentPlan.SINOPAC_THIRTY,
                    InstalmentPlan.SIX)),
            Map.of("ChoosePayment", "Credit", "CreditInstallment", "3,6,12,30N")),
        arguments(
            new Instalments(
                EnumSet.complementOf(EnumSet.of(InstalmentPlan.TWENTY_FOUR, InstalmentPlan.THREE))),
            Map.of("ChoosePayment", "Credit", "CreditInstallment", "5,6,8,9,10,12,18,30N")),
        arguments(
            new Periodic(PeriodUnit.MONTHS, 12, 999, PERIOD),
            Map.of(
                "ChoosePayment", "Credit",
                "PeriodAmount", "1200",
                "PeriodType", "M",
                "Frequency", "12",
                "ExecTimes", "999",
                "PeriodReturnURL", "https://shop.example/period/")),
        arguments(
            new Periodic(PeriodUnit.DAYS, 365, 2, null),
            Map.of(
                "ChoosePayment", "Credit",
                "PeriodAmount", "1200",
                "PeriodType", "D",
                "Frequency", "365",
                "ExecTimes", "2")),
        arguments(
            new Periodic(PeriodUnit.YEARS, 1, 99, null),
            Map.of(
                "ChoosePayment", "Credit",
                "PeriodAmount", "1200",
                "PeriodType", "Y",
                "Frequency", "1",
                "ExecTimes", "99")),
        arguments(
            new Atm(60, AtmBank.LAND, new CodeAddresses(INFO, null)),
            Map.of(
                "ChoosePayment", "ATM",
                "ChooseSubPayment", "LAND",
                "ExpireDate", "60",
                "PaymentInfoURL", "https://shop.example/info/")),
        arguments(new WebAtm(), Map.of("ChoosePayment", "WebATM")),
        arguments(
            new WebAtm(WebAtmBank.FIRST),
            Map.of("ChoosePayment", "WebATM", "ChooseSubPayment", "FIRST")),
        arguments(
            new Cvs(43_200, Store.IBON, List.of("一", "two"), NOWHERE),
            Map.of(
                "ChoosePayment", "CVS",
                "ChooseSubPayment", "IBON",
                "StoreExpireDate", "43200",
                "Desc_1", "一",
                "Desc_2", "two")),
        arguments(
            new Cvs(1, Store.ANY, List.of(), NOWHERE),
            Map.of("ChoosePayment", "CVS", "ChooseSubPayment", "CVS", "StoreExpireDate", "1")),
        arguments(
            new Barcode(30, List.of("1", "2", "3", "4"), NOWHERE),
            Map.of(
                "ChoosePayment", "BARCODE",
                "StoreExpireDate", "30",
                "Desc_1", "1",
                "Desc_2", "2",
                "Desc_3", "3",
                "Desc_4", "4")),
        arguments(new ApplePay(), Map.of("ChoosePayment", "ApplePay")),
        arguments(new Twqr(), Map.of("ChoosePayment", "TWQR")),
        arguments(new WeiXin(), Map.of("ChoosePayment", "WeiXin")),
        arguments(
            new Bnpl(Financier.ZINGALA, INFO),
            Map.of(
                "ChoosePayment", "BNPL",
                "ChooseSubPayment", "ZINGALA",
                "PaymentInfoURL", "https://shop.example/info/")),
        arguments(
            new Bnpl(null, INFO),
            Map.of("ChoosePayment", "BNPL", "PaymentInfoURL", "https://shop.example/info/")),
        arguments(
            new DigitalPayment(Wallet.JKOPAY),
            Map.of("ChoosePayment", "DigitalPayment", "ChooseSubPayment", "Jkopay")),
        arguments(
            new DigitalPayment(Wallet.IPASS),
            Map.of("ChoosePayment", "DigitalPayment", "ChooseSubPayment", "iPASS")),
        arguments(
            new All(Set.of(Hidden.values()), NOWHERE),
            Map.of(
                "ChoosePayment", "ALL",
                "IgnorePayment", "Credit#WebATM#ATM#CVS#BARCODE#ApplePay#TWQR#BNPL#WeiXin")),
        arguments(new Named("LinePay", null), Map.of("ChoosePayment", "LinePay")));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void aChoiceAddsItsOwnFieldsAndNoOther(PaymentChoice choice, Map<String, String> expected) {
    Map<String, String> fields = fields(choice);

    String signature = fields.remove("CheckMacValue");
    assertThat(signature).isEqualTo(Recipe.sign(List.copyOf(fields.entrySet())));
    fields.keySet().removeAll(COMMON);
    assertThat(fields).containsExactlyInAnyOrderEntriesOf(expected);
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        broken("BindingCard", "2866", () -> new Credit(false, UnionPay.ONLY, new MemberId("1"))),
        broken("CreditInstallment", "2870", () -> new Instalments(Set.of())),
        broken("Frequency", "2868", () -> new Periodic(PeriodUnit.DAYS, 0, 2, null)),
        broken("Frequency", "2868", () -> new Periodic(PeriodUnit.DAYS, 366, 2, null)),
        broken("Frequency", "2868", () -> new Periodic(PeriodUnit.MONTHS, 13, 2, null)),
        broken("Frequency", "2868", () -> new Periodic(PeriodUnit.YEARS, 2, 2, null)),
        broken("ExecTimes", "2868", () -> new Periodic(PeriodUnit.DAYS, 1, 1, null)),
        broken("ExecTimes", "2868", () -> new Periodic(PeriodUnit.DAYS, 1, 1000, null)),
        broken("ExecTimes", "2868", () -> new Periodic(PeriodUnit.MONTHS, 1, 1000, null)),
        broken("ExecTimes", "2868", () -> new Periodic(PeriodUnit.YEARS, 1, 100, null)),
        broken("ExpireDate", "2872", () -> new Atm(0, NOWHERE)),
        broken("ExpireDate", "2872", () -> new Atm(61, NOWHERE)),
        broken("StoreExpireDate", "2874", () -> new Cvs(0, NOWHERE)),
        broken("StoreExpireDate", "2874", () -> new Cvs(43_201, NOWHERE)),
        broken("Desc_", "2874", () -> new Cvs(1, null, List.of("", "", "", "", ""), NOWHERE)),
        broken("StoreExpireDate", "2876", () -> new Barcode(0, NOWHERE)),
        broken("StoreExpireDate", "2876", () -> new Barcode(31, NOWHERE)),
        broken("ChoosePayment", "2862", () -> new Named("Line Pay", null)),
        broken("ChooseSubPayment", "2862", () -> new Named("BNPL", "")));
  }

  private static Arguments broken(String field, String page, Supplier<?> building) {
    return arguments(field, "ECPay page " + page, building);
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void aBrokenRuleIsNamedWithItsFieldAndSource(String field, String source, Supplier<?> building) {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(building::get)
        .satisfies(refusal -> {
          assertThat(refusal.field()).isEqualTo(field);
          assertThat(refusal.source()).isEqualTo(source);
          assertThat(refusal).hasMessage(field + " " + refusal.rule() + " (" + source + ")");
          assertThat(refusal.whatToDo()).contains(field);
        });
  }

  @Test
  void aDescriptionIsHeldToItsLengthAndSignableText() {
    assertRefused("Desc_2", new Cvs(1, null, List.of("ok", "一二三四五六七"), NOWHERE));
    assertRefused("Desc_1", new Barcode(1, List.of("a&b"), NOWHERE));
  }

  @Test
  void plansThatEcpaysFieldHasNoRoomForAreRefused() {
    assertRefused("CreditInstallment", new Instalments(Set.of(InstalmentPlan.values())));
    assertRefused(
        "CreditInstallment",
        new Instalments(
            EnumSet.complementOf(EnumSet.of(InstalmentPlan.THREE, InstalmentPlan.FIVE))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3002607-1", "A234567890123456789012345678901"})
  void aMemberIsOneToThirtyLettersOrDigits(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MemberId(value))
        .withMessage(
            "MerchantMemberID is 1 to 30 letters or digits (ECPay page 2866), not these "
                + value.length()
                + " characters");
  }

  @Test
  void aRememberedCardIsTheMerchantsOwn() {
    assertRefused(
        "MerchantMemberID", new Credit(false, UnionPay.OFFERED, new MemberId("3002608A")));
  }

  @Test
  void laterChargesAreNotToldWhereTheFirstOneIs() {
    assertRefused("PeriodReturnURL", new Periodic(PeriodUnit.MONTHS, 1, 12, RETURN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ab", "JNab12", "shop1A"})
  void aNumberOfMixedLetterCaseIsRefusedBecauseTheSignatureDoesNotSeeIt(String number) {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> new Checkout(CONFIG).form(order(number, new Credit()).build()))
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("MerchantTradeNo"));
  }

  @Test
  void aSellerOnAPlatformNamesItAndSignsWithThePlatformsKeys() {
    Map<String, String> fields = new LinkedHashMap<>();
    new Checkout(CONFIG.onPlatform(new MerchantId("3002599")))
        .form(order("JN1", new Credit()).build())
        .fields()
        .forEach(field -> fields.put(field.name(), field.value()));

    assertThat(fields)
        .containsEntry("MerchantID", "3002607")
        .containsEntry("PlatformID", "3002599");
  }

  @Test
  void whatIsOptionalIsSentWhenItIsSet() {
    Map<String, String> fields = new LinkedHashMap<>();
    new Checkout(CONFIG)
        .form(
            order("JN1", new Credit())
                .storeId("Taipei1")
                .itemUrl(URI.create("https://shop.example/item/"))
                .remark("備註")
                .build())
        .fields()
        .forEach(field -> fields.put(field.name(), field.value()));

    assertThat(fields)
        .containsEntry("StoreID", "Taipei1")
        .containsEntry("ItemURL", "https://shop.example/item/")
        .containsEntry("Remark", "備註");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Taipei 1", "Taipei12345", "台北"})
  void aStoreIsLettersAndDigits(String store) {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(
            () -> new Checkout(CONFIG).form(order("JN1", new Credit()).storeId(store).build()))
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo("StoreID"));
  }

  @Test
  void theHtmlOfAFormHoldsEveryValueEscaped() {
    var form =
        new CheckoutForm(
            URI.create("https://ecpay.example/?a=1&b='"),
            List.of(new CheckoutForm.Field("A", "\"<b>&'"), new CheckoutForm.Field("B", "接案")));

    assertThat(form.html("付款 >"))
        .isEqualTo(
            "<form id=\"ecpay_form\" method=\"post\" accept-charset=\"UTF-8\""
                + " action=\"https://ecpay.example/?a=1&amp;b=&#39;\">"
                + "<input type=\"hidden\" name=\"A\" value=\"&quot;&lt;b&gt;&amp;&#39;\">"
                + "<input type=\"hidden\" name=\"B\" value=\"接案\">"
                + "<button type=\"submit\">付款 &gt;</button></form>");
  }

  private static void assertRefused(String field, PaymentChoice choice) {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> fields(choice))
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
  }

  private static Map<String, String> fields(PaymentChoice choice) {
    Map<String, String> fields = new LinkedHashMap<>();
    new Checkout(CONFIG)
        .form(order("JN1", choice).build())
        .fields()
        .forEach(field -> assertThat(fields.put(field.name(), field.value())).isNull());
    return fields;
  }

  private static CheckoutRequest.Builder order(String number, PaymentChoice choice) {
    return CheckoutRequest.of(
        new MerchantTradeNo(number),
        Instant.parse("2026-06-30T16:00:00Z"),
        new TradeAmount(1200),
        "Order",
        "Design",
        RETURN,
        choice);
  }
}
