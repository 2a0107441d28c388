package tw.jiean.marketplace.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.without;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.catalog.ListingId;

/** S3: what leaves for ECPay under our signature means one thing, whatever people wrote or sent. */
@AsInProduction
class OutgoingFormIT {

  private static final int FULL = 100_000;
  private static final int LISTINGS = 8;

  /** Pieces of titles: each kind that could change what a form means. */
  private static final List<String> PIECES =
      List.of(
          "&",
          "=",
          "&TotalAmount=1",
          "&amp;",
          "#",
          "%26",
          "%3D",
          "%",
          "+",
          " ",
          "~",
          "'",
          "\"",
          "<b>",
          "</form><form action=//evil.example>",
          "\"><input name=TotalAmount value=1>",
          "<!--",
          "]]>",
          "\r\n",
          "\t",
          "\u0001",
          "\u200B",
          "\u202E",
          "；",
          "＆",
          "＝",
          "é",
          "e\u0301",
          "Å",
          "İ",
          "ı",
          "ẞ",
          "ﬁ",
          "😀",
          "👩‍💻",
          "🇹🇼",
          "網站",
          "echo",
          "curl",
          "wget",
          "python",
          "bash",
          "cmd",
          "$(rm -rf /)",
          "`id`",
          "${7*7}",
          "{{7*7}}",
          "th:text",
          "|",
          ";",
          "\\",
          "/",
          "..",
          "CheckMacValue=",
          "MerchantID=3999999",
          "HashKey=",
          "A",
          "z",
          "0");

  @Autowired private Outside outside;
  @Autowired private JdbcClient jdbc;

  @Test
  void aFormHasOneMeaningWhateverTheTitle() {
    Map<String, String> usual = constant(outside.order("credit_card"));
    var free = new ConcurrentLinkedQueue<ListingId>();
    for (int i = 0; i < LISTINGS; i++) {
      free.add(outside.listing());
    }

    InParallel.rounds(
        Proof.scale(FULL, PIECES.size()),
        round -> {
          String title = title(round);
          ListingId listing = free.remove();
          write(title, listing);
          Purchase purchase =
              Outside.purchase(
                  "credit_card",
                  outside.choose(
                      Map.of(
                          "service_id", Long.toString(listing.value()),
                          "plan", "standard",
                          "payment_method", "credit_card")));
          free.add(listing);

          assertThat(constant(purchase)).as(title).isEqualTo(usual);
          assertThat(purchase.form().get("ItemName")).endsWith(" " + purchase.orderNo());
          assertHasOneMeaning(purchase.form());
        });
  }

  @Test
  void whatABrowserAddsToItsChoiceIsIgnored() {
    Map<String, String> fields = new HashMap<>();
    for (String name :
        List.of(
            "amount",
            "price",
            "total",
            "plan_price",
            "standard_price",
            "currency",
            "discount",
            "quantity",
            "status",
            "paid",
            "paymentStatus",
            "order_no",
            "orderNo",
            "buyer",
            "buyer_id",
            "seller",
            "seller_id",
            "title",
            "token",
            "method",
            "reference",
            "id",
            "simulated")) {
      fields.put(name, "1");
    }
    constant(outside.order("credit_card")).keySet().forEach(name -> fields.put(name, "1"));
    for (String plan : List.of("standard", "premium")) {
      fields.put("plan", plan);
      fields.put("payment_method", "credit_card");

      Purchase purchase = Outside.purchase("credit_card", outside.choose(fields));

      assertThat(purchase.amount())
          .isEqualTo(plan.equals("standard") ? Outside.PRICE : Outside.PREMIUM_PRICE);
      assertThat(purchase.tradeNo()).startsWith("JA");
      assertThat(purchase.form().get("ReturnURL")).isEqualTo(Outside.SITE + "/order/return/");
      assertThat(outside.state(purchase)).isEqualTo("pending created");
      assertHasOneMeaning(purchase.form());
    }
  }

  /** What cannot differ between two orders of the same plan. */
  private static Map<String, String> constant(Purchase purchase) {
    Map<String, String> fields =
        new TreeMap<>(
            without(
                purchase.form(),
                "MerchantTradeNo",
                "MerchantTradeDate",
                "ClientBackURL",
                Forgery.MAC));
    fields.computeIfPresent("ItemName", (name, text) -> text.replace(purchase.orderNo(), "…"));
    return fields;
  }

  private static void assertHasOneMeaning(Map<String, String> form) {
    Map<String, String> fields = without(form, Forgery.MAC);
    assertThat(form.get(Forgery.MAC)).isEqualTo(Outside.sign(fields));
    // What is signed can be cut up at & and = in one way only.
    assertThat(cutUp(joined(fields))).isEqualTo(new TreeMap<>(fields));
    assertThat(fields.keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct())
        .hasSameSizeAs(fields.keySet());
    fields.forEach((name, value) -> {
      assertThat(name).matches("[A-Za-z0-9]+");
      assertThat(value).doesNotContain("&").doesNotContainPattern("\\p{Cntrl}");
      assertThat(Normalizer.isNormalized(value, Normalizer.Form.NFC)).isTrue();
    });
    // And what a browser sends is what was signed.
    assertThat(decoded(encoded(form))).isEqualTo(new TreeMap<>(form));
  }

  private static String joined(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> cutUp(String joined) {
    Map<String, String> fields = new TreeMap<>();
    for (String field : joined.split("&", -1)) {
      String[] parts = field.split("=", 2);
      assertThat(fields.put(parts[0], parts[1])).as("twice: " + parts[0]).isNull();
    }
    return fields;
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f ->
            URLEncoder.encode(f.getKey(), UTF_8) + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> decoded(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .forEach(field ->
            fields.put(URLDecoder.decode(field[0], UTF_8), URLDecoder.decode(field[1], UTF_8)));
    return new TreeMap<>(fields);
  }

  /** Every piece in turn, among others and single characters of any kind. */
  private static String title(int round) {
    Random random = Proof.random(round);
    StringBuilder title = new StringBuilder(PIECES.get(round % PIECES.size()));
    int more = random.nextInt(6);
    for (int i = 0; i < more; i++) {
      title.insert(
          random.nextBoolean() ? 0 : title.length(),
          random.nextInt(4) > 0
              ? PIECES.get(random.nextInt(PIECES.size()))
              : Character.toString(character(random)));
    }
    return title
        .codePoints()
        .limit(100)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int character(Random random) {
    int character = 1 + random.nextInt(random.nextBoolean() ? 0xFF : Character.MAX_CODE_POINT - 1);
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE
        ? '?'
        : character;
  }

  /** Past the studio, which would tidy it: what the database holds must not matter either. */
  private void write(String title, ListingId listing) {
    jdbc.sql("update listing set title = ? where id = ?").params(title, listing.value()).update();
  }
}
