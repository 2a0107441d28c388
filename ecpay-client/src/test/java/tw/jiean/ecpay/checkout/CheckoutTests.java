package tw.jiean.ecpay.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.InvalidOrder;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.Recipe;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.PaymentChoice.All;
import tw.jiean.ecpay.checkout.PaymentChoice.Atm;
import tw.jiean.ecpay.checkout.PaymentChoice.Barcode;
import tw.jiean.ecpay.checkout.PaymentChoice.CodeAddresses;
import tw.jiean.ecpay.checkout.PaymentChoice.Credit;
import tw.jiean.ecpay.checkout.PaymentChoice.Cvs;
import tw.jiean.ecpay.checkout.PaymentChoice.Hidden;
import tw.jiean.ecpay.checkout.PaymentChoice.Named;
import tw.jiean.ecpay.checkout.PaymentChoice.WebAtm;

@Tag("time")
class CheckoutTests {

  private static final CodeAddresses CODE =
      new CodeAddresses(
          URI.create("https://shop.example/info/"), URI.create("https://shop.example/code/"));

  private final Checkout checkout =
      new Checkout(
          new EcpayConfig(
              new MerchantId("3002607"),
              "pwFHCqoQZGmho4w6",
              "EkRm7iFT261dpevs",
              EcpayEnvironment.STAGE));

  @Test
  void goesToTheCashierWithEveryMandatoryFieldAndTheSignatureLast() {
    CheckoutForm form = checkout.form(order("Order", "Design", new Credit()).build());

    assertThat(form.action())
        .hasToString("https://payment-stage.ecpay.com.tw/Cashier/AioCheckOut/V5");
    assertThat(fields(form))
        .containsEntry("MerchantID", "3002607")
        .containsEntry("MerchantTradeNo", "JN1")
        .containsEntry("MerchantTradeDate", "2026/07/01 00:00:00")
        .containsEntry("PaymentType", "aio")
        .containsEntry("TotalAmount", "1200")
        .containsEntry("TradeDesc", "Order")
        .containsEntry("ItemName", "Design")
        .containsEntry("ReturnURL", "https://shop.example/return/")
        .containsEntry("ChoosePayment", "Credit")
        .containsEntry("EncryptType", "1")
        .hasSize(11);
    assertThat(form.fields().get(form.fields().size() - 1).name()).isEqualTo("CheckMacValue");
  }

  @Test
  void signsEveryOrderAsTheRecipeSays() {
    assertThat(everyKindOfOrder().map(checkout::form))
        .allSatisfy(form -> {
          Map<String, String> fields = fields(form);
          String signature = fields.remove("CheckMacValue");
          assertThat(signature).isEqualTo(Recipe.sign(List.copyOf(fields.entrySet())));
        });
  }

  @Test
  void whatIsSignedSplitsBackIntoExactlyTheFieldsOfTheForm() {
    assertThat(everyKindOfOrder().map(checkout::form))
        .allSatisfy(form -> {
          Map<String, String> fields = fields(form);
          String joined =
              String.join("&", fields.entrySet().stream().map(Object::toString).toList());
          Map<String, String> split = new LinkedHashMap<>();
          Arrays.stream(joined.split("&"))
              .map(part -> part.split("=", 2))
              .forEach(part -> assertThat(split.put(part[0], part[1])).isNull());
          assertThat(split).containsExactlyEntriesOf(fields);
        });
  }

  @Test
  void theSameOrderGivesTheSameFormAgain() {
    assertThat(checkout.form(order("Order", "Design", new Credit()).build()))
        .isEqualTo(checkout.form(order("Order", "Design", new Credit()).build()));
  }

  @Test
  void theDateIsTaiwansWhateverTheZoneOfTheMachine() {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
      assertThat(fields(order("Order", "Design", new Credit())))
          .containsEntry("MerchantTradeDate", "2026/07/01 00:00:00");
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void optionalFieldsAreLeftOutOrNamedAsEcpayDoes() {
    CheckoutRequest.Builder order =
        order("Order", "Design", new Credit())
            .orderResultUrl(URI.create("https://shop.example/result/"))
            .clientBackUrl(URI.create("https://shop.example/back/"))
            .language(Language.ENGLISH)
            .extraPaidInfo()
            .customFields("a", "", "c", "d");

    assertThat(fields(order))
        .contains(
            entry("OrderResultURL", "https://shop.example/result/"),
            entry("ClientBackURL", "https://shop.example/back/"),
            entry("Language", "ENG"),
            entry("NeedExtraPaidInfo", "Y"),
            entry("CustomField1", "a"),
            entry("CustomField2", ""),
            entry("CustomField3", "c"),
            entry("CustomField4", "d"));
  }

  @Test
  void aBankTransferHasItsDaysAndAddresses() {
    assertThat(fields(order("Order", "Design", new Atm(3, CODE))))
        .contains(entry("ChoosePayment", "ATM"), entry("ExpireDate", "3"))
        .contains(entry("PaymentInfoURL", "https://shop.example/info/"))
        .contains(entry("ClientRedirectURL", "https://shop.example/code/"));
  }

  @Test
  void aCardReaderHasNothingOfItsOwn() {
    assertThat(fields(order("Order", "Design", new WebAtm())))
        .contains(entry("ChoosePayment", "WebATM"))
        .hasSize(11);
  }

  @Test
  void aStoreCodeCountsMinutesAndAStoreBarcodeDays() {
    assertThat(fields(order("Order", "Design", new Cvs(10_080, CODE))))
        .contains(entry("ChoosePayment", "CVS"), entry("StoreExpireDate", "10080"));
    assertThat(fields(order("Order", "Design", new Barcode(7, CODE))))
        .contains(entry("ChoosePayment", "BARCODE"), entry("StoreExpireDate", "7"));
  }

  @Test
  void whatTheBuyerMayNotChooseIsNamedInOneField() {
    var none = new CodeAddresses(null, null);

    assertThat(fields(order("Order", "Design", new All(Set.of(Hidden.CVS, Hidden.ATM), none))))
        .contains(entry("ChoosePayment", "ALL"), entry("IgnorePayment", "ATM#CVS"))
        .doesNotContainKeys("PaymentInfoURL", "ClientRedirectURL");
    assertThat(fields(order("Order", "Design", new All(Set.of(), CODE))))
        .doesNotContainKey("IgnorePayment")
        .containsKeys("PaymentInfoURL", "ClientRedirectURL");
    assertThat(
            fields(order("Order", "Design", new All(Set.of(Hidden.values()), none)))
                .get("IgnorePayment"))
        .isEqualTo("Credit#WebATM#ATM#CVS#BARCODE#ApplePay#TWQR#BNPL#WeiXin");
  }

  @Test
  void aWayWithoutACaseOfItsOwnGoesByEcpaysWords() {
    assertThat(fields(order("Order", "Design", new Named("DigitalPayment", "Jkopay"))))
        .contains(entry("ChoosePayment", "DigitalPayment"), entry("ChooseSubPayment", "Jkopay"));
    assertThat(fields(order("Order", "Design", new Named("TWQR", null))))
        .contains(entry("ChoosePayment", "TWQR"))
        .doesNotContainKey("ChooseSubPayment");
    assertRefused("ChoosePayment", () -> new Named("", null));
    assertRefused("ChoosePayment", () -> new Named("x".repeat(21), null));
    assertRefused("ChooseSubPayment", () -> new Named("BNPL", "UR ICH"));
  }

  @Test
  void deadlinesKeepToEcpaysRange() {
    assertRefused("ExpireDate", () -> new Atm(0, CODE));
    assertRefused("ExpireDate", () -> new Atm(61, CODE));
    assertRefused("StoreExpireDate", () -> new Cvs(0, CODE));
    assertRefused("StoreExpireDate", () -> new Cvs(43_201, CODE));
    assertRefused("StoreExpireDate", () -> new Barcode(0, CODE));
    assertRefused("StoreExpireDate", () -> new Barcode(31, CODE));
    assertThat(List.of(new Atm(60, CODE), new Cvs(43_200, CODE), new Barcode(30, CODE)))
        .allSatisfy(choice -> checkout.form(order("Order", "Design", choice).build()));
  }

  @Test
  void textsFillTheirFieldAndNoByteMore() {
    fields(order("d".repeat(200), "i".repeat(400), new Credit()).customFields("c".repeat(50)));
    fields(order("設".repeat(66), "設".repeat(133), new Credit()).customFields("設".repeat(16)));

    assertRefused("TradeDesc", order("d".repeat(201), "Design", new Credit()));
    assertRefused("TradeDesc", order("設".repeat(67), "Design", new Credit()));
    assertRefused("ItemName", order("Order", "i".repeat(401), new Credit()));
    assertRefused("ItemName", order("Order", "設".repeat(134), new Credit()));
    assertRefused("CustomField1", plain().customFields("c".repeat(51)));
    assertRefused("CustomField4", plain().customFields("", "", "", "設".repeat(17)));
    assertRefused("CustomField", plain().customFields("", "", "", "", ""));
  }

  @Test
  void textsThatEcpayDemandsAreThere() {
    assertRefused("TradeDesc", order("", "Design", new Credit()));
    assertRefused("TradeDesc", order(" ", "Design", new Credit()));
    assertRefused("ItemName", order("Order", "", new Credit()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a&TotalAmount=1",
        "<b>",
        ">",
        "%26",
        "100%26more",
        "%3cb",
        "%3C",
        "%3E",
        "%3e",
        "line\nbreak",
        "line\r\nbreak",
        "tab\t",
        "nul\0",
        "delete\u007f",
        "next line\u0085",
        "e\u0301",
        "\ud83d",
        "\ude00",
        "\ud800",
        "\udfff"
      })
  void textThatTheSignatureOrEcpayCannotTakeIsRefusedEverywhere(String wrong) {
    assertRefused("TradeDesc", order("x" + wrong, "Design", new Credit()));
    assertRefused("ItemName", order("Order", "x" + wrong, new Credit()));
    assertRefused("CustomField2", plain().customFields("", wrong));
  }

  @Test
  void anAddressHoldsNoEscapedMarkThatItMayNotHoldOpenly() {
    assertRefused("ClientBackURL", plain().clientBackUrl(URI.create("https://a.example/?a=b%26c")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Python", "a CMD line", "用bash寫", "curl", "wget#x", "echo."})
  void commandWordsThatEcpaysFirewallStopsAreRefused(String wrong) {
    assertRefused("TradeDesc", order(wrong, "Design", new Credit()));
    assertRefused("ItemName", order("Order", wrong, new Credit()));
  }

  @Test
  void theFirewallIsNamedAsTheReason() {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> checkout.form(order("Order", "Python 入門", new Credit()).build()))
        .matches(refusal -> refusal.field().equals("ItemName"))
        .matches(refusal -> refusal.rule().contains("Python, which ECPay's firewall rejects"))
        .matches(refusal -> refusal.rule().contains("10400011"))
        .matches(refusal -> refusal.source().equals("ECPay page 2858"));
  }

  @Test
  void whatIsTooLongIsToldItsLength() {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> checkout.form(order("Order", "中".repeat(134), new Credit()).build()))
        .withMessage("ItemName has at most 400 bytes of UTF-8, not 402 (ECPay page 2862)");
  }

  @Test
  void wordsThatOnlyContainACommandAreFine() {
    assertThat(fields(order("echoes", "curly pythons 1cmd", new Credit()))).hasSize(11);
  }

  @Test
  void textsKeepEveryOtherCharacter() {
    String marks = "設計 #1 (é) ~!*'\";:@$%^+=[]{}|\\`?,./ 😀";

    assertThat(fields(order("Order", marks, new Credit()))).containsEntry("ItemName", marks);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "relative|/return/",
        "without a host|https:///return/",
        "opaque|mailto:a@shop.example",
        "of another scheme|ftp://shop.example/",
        "with a password|https://user:word@shop.example/",
        "with a Chinese host|https://商店.tw/return/",
        "with a Chinese path|https://shop.example/付款/",
        "with a semicolon|https://shop.example/;jsessionid=1",
        "with two parameters|https://shop.example/?a=1&b=2",
      },
      delimiter = '|')
  void anAddressIsRefused(String what, String wrong) {
    URI address = URI.create(wrong);

    assertRefused("ReturnURL", order("Order", "Design", address, new Credit()));
    assertRefused("OrderResultURL", plain().orderResultUrl(address));
    assertRefused("ClientBackURL", plain().clientBackUrl(address));
    assertRefused(
        "PaymentInfoURL", order("Order", "Design", new Atm(3, new CodeAddresses(address, null))));
    assertRefused(
        "ClientRedirectURL",
        order("Order", "Design", new Cvs(60, new CodeAddresses(null, address))));
  }

  @Test
  void anAddressHasAtMostTwoHundredBytes() {
    String base = "https://shop.example/";
    String longest = base + "x".repeat(200 - base.length());

    fields(plain().clientBackUrl(URI.create(longest)));
    assertRefused("ClientBackURL", plain().clientBackUrl(URI.create(longest + "x")));
  }

  @Test
  void pipesAndBackticksNeverReachAnAddress() {
    // java.net.URI does not even hold them raw; as escapes they are harmless.
    assertThat(fields(plain().clientBackUrl(URI.create("https://shop.example/%7C%60"))))
        .containsEntry("ClientBackURL", "https://shop.example/%7C%60");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> URI.create("https://shop.example/|"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> URI.create("https://shop.example/`"));
  }

  @Test
  void theBrowsersResultDoesNotGoWhereTheServersNotificationGoes() {
    assertRefused(
        "OrderResultURL", plain().orderResultUrl(URI.create("https://shop.example/return/")));
    assertRefused(
        "OrderResultURL", plain().orderResultUrl(URI.create("https://SHOP.example/return/")));
  }

  @Test
  void aRefusalNamesFieldAndRuleAndNotTheText() {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> fields(order("Order", "secret&", new Credit())))
        .withMessage("ItemName may not hold & < or > (ECPay page 2858)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"100% 26", "50%", "%2", "%3D", "%2526", "% 26"})
  void aPercentSignThatStandsForNoForbiddenMarkIsSent(String text) {
    assertThat(fields(order("Order", text, new Credit()))).containsEntry("ItemName", text);
  }

  private static Stream<CheckoutRequest> everyKindOfOrder() {
    List<PaymentChoice> choices =
        List.of(
            new Credit(),
            new WebAtm(),
            new Atm(3, CODE),
            new Cvs(10_080, CODE),
            new Barcode(7, CODE),
            new Named("BNPL", "URICH"),
            new All(Set.of(Hidden.BNPL, Hidden.TWQR), CODE));
    UnaryOperator<CheckoutRequest.Builder> full =
        order ->
            order
                .orderResultUrl(URI.create("https://shop.example/result/?a=b%27c"))
                .language(Language.JAPANESE)
                .extraPaidInfo()
                .customFields("=", "a=b", "%27 ~'", "");
    return choices.stream()
        .map(choice -> full.apply(order("接案 +1 = 2", "設計#=翻譯 (é)~'", choice)).build());
  }

  private static CheckoutRequest.Builder plain() {
    return order("Order", "Design", new Credit());
  }

  private static CheckoutRequest.Builder order(
      String description, String itemName, PaymentChoice choice) {
    return order(description, itemName, URI.create("https://shop.example/return/"), choice);
  }

  private static CheckoutRequest.Builder order(
      String description, String itemName, URI returnUrl, PaymentChoice choice) {
    return CheckoutRequest.of(
        new MerchantTradeNo("JN1"),
        Instant.parse("2026-06-30T16:00:00Z"),
        new TradeAmount(1200),
        description,
        itemName,
        returnUrl,
        choice);
  }

  private Map<String, String> fields(CheckoutRequest.Builder order) {
    return fields(checkout.form(order.build()));
  }

  private static Map<String, String> fields(CheckoutForm form) {
    Map<String, String> fields = new LinkedHashMap<>();
    form.fields().forEach(field -> assertThat(put(fields, field)).isNull());
    return fields;
  }

  private static @Nullable String put(Map<String, String> fields, CheckoutForm.Field field) {
    return fields.put(field.name(), field.value());
  }

  private void assertRefused(String field, CheckoutRequest.Builder order) {
    assertRefused(field, () -> checkout.form(order.build()));
  }

  @Test
  void aTextThatIsTooLongIsRefusedWithTheSource() {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> checkout.form(order("x".repeat(201), "Design", new Credit()).build()))
        .satisfies(refusal -> assertThat(refusal.source()).isEqualTo("ECPay page 2862"));
  }

  private static void assertRefused(String field, ThrowingCallable building) {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(building)
        .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field))
        .withMessageStartingWith(field + " ");
  }
}
