package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tw.jiean.ecpay.NotificationRefused.Reason.AMBIGUOUS_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.REPEATED_FIELD;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.MemberId;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.UnionPay;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.NotificationParser;

/**
 * The four ways in which different fields share one signature. Each test first shows that the
 * signature really is the same, by the recipe written a second time, and then that an order is not
 * built and a message not taken that is of this kind.
 */
class CollisionTests {

  private static final EcpayConfig CONFIG =
      PublishedTestAccount.MERCHANT.at(EcpayEnvironment.STAGE);
  private static final TradeAmount PRICE = new TradeAmount(1200);
  private static final PaymentChoice CARD = new PaymentChoice.Credit();

  private final EcpayClient ecpay = EcpayClient.of(CONFIG);

  /** 1. Values that differ in letter case alone. */
  @Nested
  class LetterCase {

    @Test
    void aNumberThatAnotherOneEqualsButForCaseIsNeverOrdered() {
      assertSameSignature(
          List.of(Map.entry("MerchantTradeNo", "JNab12")),
          List.of(Map.entry("MerchantTradeNo", "JNAB12")));
      var member = new MemberId("3002607Ab");

      assertNotBuilt("MerchantTradeNo", order("JNab12", "Order", "Design", CARD));
      assertNotBuilt(
          "MerchantMemberID",
          order(
              "JN1", "Order", "Design", new PaymentChoice.Credit(false, UnionPay.OFFERED, member)));
    }

    @Test
    void aMessageWhoseNumberChangedItsCaseIsNotForTheOrder() {
      List<Map.Entry<String, String>> honest = paid();
      List<Map.Entry<String, String>> shouted = with(honest, "MerchantTradeNo", "jn1");
      assertSameSignature(honest, shouted);
      var number = new MerchantTradeNo("JN1");

      assertThat(parse(honest).trade().isFor(CONFIG.merchantId(), number, PRICE)).isTrue();
      assertThat(parse(shouted).trade().isFor(CONFIG.merchantId(), number, PRICE)).isFalse();
    }

    @Test
    void aMessageWhoseNamesChangedTheirCaseIsRefused() {
      List<Map.Entry<String, String>> simulated = with(paid(), "SimulatePaid", "1");
      List<Map.Entry<String, String>> renamed = new ArrayList<>(simulated);
      renamed.replaceAll(field ->
          Map.entry(
              field.getKey().equals("SimulatePaid") ? "simulatepaid" : field.getKey(),
              field.getValue()));
      assertSameSignature(simulated, renamed);

      assertRefused(AMBIGUOUS_FIELD, renamed);
      assertRefused(REPEATED_FIELD, and(renamed, "SimulatePaid", "0"));
    }
  }

  /** 2. A boundary that a value with {@code &} and {@code =} moves. */
  @Nested
  class MovedBoundary {

    private final List<Map.Entry<String, String>> one =
        with(with(paid(), "CustomField1", "x"), "CustomField2", "y");
    private final List<Map.Entry<String, String>> other =
        without(with(paid(), "CustomField1", "x&CustomField2=y"), "CustomField2");

    @Test
    void isNotBuilt() {
      assertSameSignature(one, other);

      assertNotBuilt(
          "CustomField1", order("JN1", "Order", "Design", CARD).customFields("x&CustomField2=y"));
      assertNotBuilt(
          "ClientBackURL",
          order("JN1", "Order", "Design", CARD)
              .clientBackUrl(URI.create("https://shop.example/?a=1&Language=ENG")));
    }

    @Test
    void isNotTaken() {
      assertRefused(AMBIGUOUS_FIELD, other);
      // In a name as well as in a value.
      assertRefused(AMBIGUOUS_FIELD, and(paid(), "CustomField1=x&CustomField2", "y"));
      assertRefused(AMBIGUOUS_FIELD, and(paid(), "CustomField1=x", "y"));
    }
  }

  /** 3. A signed notification whose echoed text re-splits into another amount. */
  @Nested
  class EchoedText {

    private final List<Map.Entry<String, String>> signedByEcpay =
        with(paid(), "StoreID", "s&TradeAmt=1");

    @Test
    void isNotSentSoThatEcpayCannotEchoIt() {
      assertNotBuilt("StoreID", order("JN1", "Order", "Design", CARD).storeId("s&TradeAmt=1"));
      for (int place = 0; place < 4; place++) {
        String[] values = {"", "", "", ""};
        values[place] = "x&TradeAmt=1";
        assertNotBuilt(
            "CustomField" + (place + 1),
            order("JN1", "Order", "Design", CARD).customFields(values));
      }
    }

    @Test
    void isNotTakenHoweverItIsSplit() {
      List<Map.Entry<String, String>> doubled = with(paid(), "StoreID", "s");
      doubled.add(0, Map.entry("TradeAmt", "1"));
      List<Map.Entry<String, String>> swallowed =
          with(with(paid(), "StoreID", "s"), "TradeAmt", "1&TradeAmt=1200");
      assertSameSignature(signedByEcpay, doubled);
      assertSameSignature(signedByEcpay, swallowed);

      assertRefused(AMBIGUOUS_FIELD, signedByEcpay);
      assertRefused(REPEATED_FIELD, doubled);
      assertRefused(AMBIGUOUS_FIELD, swallowed);
    }
  }

  /** 4. A listing's title in {@code ItemName} that re-splits an outgoing form. */
  @Nested
  class ListingTitle {

    private static final String TITLE = "Design&MerchantID=9&MerchantTradeNo=X&TotalAmount=1";

    @Test
    void isNotBuilt() {
      assertSameSignature(
          List.of(Map.entry("ItemName", "Design&Language=ENG"), Map.entry("TotalAmount", "1200")),
          List.of(
              Map.entry("ItemName", "Design"),
              Map.entry("Language", "ENG"),
              Map.entry("TotalAmount", "1200")));

      assertNotBuilt("ItemName", order("JN1", "Order", TITLE, CARD));
      assertNotBuilt("TradeDesc", order("JN1", TITLE, "Design", CARD));
    }

    @Test
    void isNotTakenFromAMessage() {
      assertRefused(AMBIGUOUS_FIELD, and(paid(), "ItemName", TITLE));
    }

    @Test
    void isNotTakenFromAnAnswerWhichHasNoEscapes() {
      List<Map.Entry<String, String>> fields =
          List.of(
              Map.entry("ItemName", "x&TradeStatus=1"),
              Map.entry("MerchantID", "3002607"),
              Map.entry("MerchantTradeNo", "JN1"),
              Map.entry("TradeAmt", "1200"),
              Map.entry("TradeStatus", "0"));
      String answer =
          String.join(
              "&",
              and(fields, "CheckMacValue", Recipe.sign(fields)).stream()
                  .map(Object::toString)
                  .toList());
      EcpayClient asking = TestShop.client(AnsweringTransport.with(200, answer));

      assertThatExceptionOfType(InvalidSignature.class)
          .isThrownBy(() -> asking.trades().ask(new MerchantTradeNo("JN1")));
    }
  }

  private static List<Map.Entry<String, String>> paid() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("MerchantID", "3002607"));
    fields.add(Map.entry("MerchantTradeNo", "JN1"));
    fields.add(Map.entry("PaymentDate", "2026/07/01 12:34:56"));
    fields.add(Map.entry("PaymentType", "Credit_CreditCard"));
    fields.add(Map.entry("RtnCode", "1"));
    fields.add(Map.entry("TradeAmt", "1200"));
    fields.add(Map.entry("TradeNo", "2607011230001234"));
    return fields;
  }

  private static List<Map.Entry<String, String>> with(
      List<Map.Entry<String, String>> fields, String name, String value) {
    return and(without(fields, name), name, value);
  }

  private static List<Map.Entry<String, String>> without(
      List<Map.Entry<String, String>> fields, String name) {
    List<Map.Entry<String, String>> fewer = new ArrayList<>(fields);
    fewer.removeIf(field -> field.getKey().equals(name));
    return fewer;
  }

  private static List<Map.Entry<String, String>> and(
      List<Map.Entry<String, String>> fields, String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(fields);
    more.add(Map.entry(name, value));
    return more;
  }

  private static CheckoutRequest.Builder order(
      String number, String description, String itemName, PaymentChoice choice) {
    return CheckoutRequest.of(
        new MerchantTradeNo(number),
        Instant.parse("2026-07-01T04:30:00Z"),
        PRICE,
        description,
        itemName,
        URI.create("https://shop.example/return/"),
        choice);
  }

  private static void assertSameSignature(
      List<Map.Entry<String, String>> one, List<Map.Entry<String, String>> other) {
    assertThat(one).isNotEqualTo(other);
    assertThat(Recipe.sign(one)).isEqualTo(Recipe.sign(other));
    CheckMacValue mac = CONFIG.keys().checkMacValue();
    assertThat(mac.compute(one)).isEqualTo(mac.compute(other));
  }

  private void assertNotBuilt(String field, CheckoutRequest.Builder order) {
    assertThatExceptionOfType(InvalidOrder.class)
        .isThrownBy(() -> ecpay.checkout().form(order.build()))
        .matches(refusal -> refusal.field().equals(field), "names " + field);
  }

  private Notification parse(List<Map.Entry<String, String>> fields) {
    var signed = new FormFields(and(fields, "CheckMacValue", Recipe.sign(fields)));
    return ecpay.notifications().parse(NotificationParser.FORM, signed.encode().getBytes(UTF_8));
  }

  private void assertRefused(
      NotificationRefused.Reason reason, List<Map.Entry<String, String>> fields) {
    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> parse(fields))
        .matches(refusal -> refusal.reason() == reason, "refused for " + reason);
  }
}
