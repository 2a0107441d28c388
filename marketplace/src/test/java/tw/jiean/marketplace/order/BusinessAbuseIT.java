package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

/** S26: what somebody may try who knows the trade. Each is refused, and not one row changes. */
class BusinessAbuseIT extends OrderProcessITBase {

  /** Who sends what where. */
  record Attempt(SignedInAccount who, String path, Map<String, String> form) {}

  @FunctionalInterface
  interface Trick {
    Attempt of(BusinessAbuseIT it);
  }

  record Case(String name, Trick trick) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        listing("a service for nothing", "standard.price", "0"),
        listing("a price below nothing", "standard.price", "-1200"),
        listing("a price beyond the limit", "standard.price", "1000001"),
        listing("a price beyond all numbers", "standard.price", "99999999999999999999"),
        listing("a part of a dollar", "standard.price", "0.5"),
        listing("delivery on the day before", "standard.deliveryDays", "-1"),
        listing("delivery in the next century", "standard.deliveryDays", "36500"),
        listing("changes below nothing", "standard.revisions", "-1"),
        listing("changes without end", "standard.revisions", "1000000"),
        buying("one's own service", (it, sale) -> sale.seller(), Map.of()),
        buying("a plan that is not offered", Map.of("plan", "free")),
        buying("a method beyond its limit", Map.of("plan", "premium", "payment_method", "cvs")),
        buying("a method that is off", Map.of("payment_method", "linepay")),
        buying("no method", Map.of("payment_method", "")),
        buying("instalments of a trifle", Map.of("instalments", "24")),
        buying("a month to pay", Map.of("payment_method", "atm", "atm_days", "3650")),
        buying("a price that has changed since", Map.of("shown_standard", "1")),
        of(
            "a service that was withdrawn",
            it -> {
              Sale sale = it.fixtures.placed(PaymentMethod.ATM);
              it.listings.hide(sale.order().terms().listing(), "違反規定");
              return new Attempt(sale.buyer(), "/order/create/", choice(sale));
            }),
        of(
            "to pay what is paid",
            it -> {
              Sale sale = it.fixtures.funded();
              return new Attempt(sale.buyer(), sale.page() + "pay/", PAY);
            }),
        of(
            "to pay what was cancelled",
            it -> {
              Sale sale = it.cancelled();
              return new Attempt(sale.buyer(), sale.page() + "pay/", PAY);
            }),
        act("work without pay", it -> it.fixtures.placed(PaymentMethod.ATM), DELIVER),
        act("delivery of what was cancelled", BusinessAbuseIT::cancelled, DELIVER),
        act("delivery of one's own purchase", it -> it.started(), BUYERS_DELIVERY),
        act("acceptance in the buyer's stead", it -> it.delivered(), SELLERS_ACCEPTANCE),
        act("acceptance of what is not there", it -> it.started(), "accept", ACCEPT),
        act("acceptance of another delivery", it -> it.delivered(), "accept", number("2")),
        act("acceptance twice", BusinessAbuseIT::completed, "accept", ACCEPT),
        act("changes beyond those of the plan", BusinessAbuseIT::worn, "revision", CHANGE_AGAIN),
        act("changes of what is accepted", BusinessAbuseIT::completed, "revision", CHANGE),
        act("other requirements afterwards", it -> it.started(), "requirements", BRIEF),
        act("a part back below nothing", it -> it.started(), "cancel-request", part("-1")),
        act("a part back of nothing", it -> it.started(), "cancel-request", part("0")),
        act("more back than was paid", it -> it.started(), "cancel-request", part("1201")),
        act(
            "money back for what is accepted",
            BusinessAbuseIT::completed,
            "cancel-request",
            part("100")),
        act("cancellation alone before it is late", it -> it.started(), "cancel-late", Map.of()),
        act("a review before the work", it -> it.delivered(), "review", STARS),
        act("six stars", BusinessAbuseIT::completed, "review", stars("6")),
        act("no star at all", BusinessAbuseIT::completed, "review", stars("0")),
        act("minus five stars", BusinessAbuseIT::completed, "review", stars("-5")),
        of(
            "a review by a friend",
            it -> {
              Sale sale = it.completed();
              return new Attempt(it.fixtures.member("朋友"), sale.page() + "review/", STARS);
            }),
        of(
            "a year more for the work",
            it -> {
              Sale sale = it.started();
              return new Attempt(
                  sale.seller(),
                  sale.page() + "extension/",
                  Map.of("extension_days", "365", "extension_reason", "還沒想好"));
            }),
        of(
            "one's own wish agreed to",
            it -> {
              Sale sale = it.started();
              it.done(sale, sale.buyer(), "cancel-request", Map.of("cancel_reason", "用不到了"));
              return new Attempt(
                  sale.buyer(), sale.page() + "cancel-request/answer/", Map.of("answer", "yes"));
            }),
        refund("more than was paid", "1201"),
        refund("nothing", "0"),
        refund("less than nothing", "-1"),
        of("a ruling over more than is held", it -> it.ruling("1000", "1000")),
        of("a ruling that keeps something", it -> it.ruling("100", "100")),
        of("a ruling below nothing", it -> it.ruling("-100", "1300")));
  }

  private static final Map<String, String> PAY = Map.of("payment_method", "credit_card");
  private static final Map<String, String> ACCEPT = number("1");
  private static final Map<String, String> CHANGE = Map.of("number", "1", "revision_text", "再改");
  private static final Map<String, String> CHANGE_AGAIN =
      Map.of("number", "2", "revision_text", "再改");
  private static final Map<String, String> BRIEF = Map.of("answer_0", "其實要兩隻貓");
  private static final Map<String, String> STARS = stars("5");
  private static final String DELIVER = "deliver";
  private static final String BUYERS_DELIVERY = "deliver by the buyer";
  private static final String SELLERS_ACCEPTANCE = "accept by the seller";

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedAndChangesNothing(Case each) {
    Attempt attempt = each.trick().of(this);
    Map<String, String> before = rows();

    var request = mvc.post().uri(attempt.path()).with(JustSignedIn.as(attempt.who())).with(csrf());
    attempt.form().forEach(request::param);
    MvcTestResult answer = request.exchange();

    assertThat(answer.getResponse().getStatus()).isIn(400, 403, 404, 409);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void thereAreThirtyCasesAtLeast() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(30).doesNotHaveDuplicates();
  }

  /** The buyer reads the new price on the page that comes back, and can buy for that. */
  @Test
  void whoeverSawAnotherPriceIsAskedAgain() throws Exception {
    Sale sale = fixtures.placed(PaymentMethod.ATM);
    Map<String, String> form = new LinkedHashMap<>(choice(sale));
    form.put("shown_standard", "900");
    var first = mvc.post().uri("/order/create/").with(user(sale.buyer())).with(csrf());
    form.forEach(first::param);
    assertThat(first)
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("賣家把價格改成了 NT$1,200", "name=\"shown_standard\"", "value=\"1200\"");

    form.put("shown_standard", "1200");
    var second = mvc.post().uri("/order/create/").with(user(sale.buyer())).with(csrf());
    form.forEach(second::param);
    assertThat(second).hasStatusOk().bodyText().contains("ecpay_form");
  }

  /** Without a look at the pages in between, which are others' business. */
  @Override
  void done(Sale sale, SignedInAccount who, String act, Map<String, String> form) {
    assertThat(post(sale, who, act, form)).hasStatus(HttpStatus.SEE_OTHER);
  }

  private static Case of(String name, Trick trick) {
    return new Case(name, trick);
  }

  private static Case listing(String name, String field, String value) {
    return of(
        name,
        it -> {
          Map<String, String> form = new LinkedHashMap<>();
          form.put("title", "標誌");
          form.put("description", "說明");
          form.put("standard.title", "基本版");
          form.put("standard.description", "兩個提案");
          form.put("standard.price", "1200");
          form.put("standard.deliveryDays", "7");
          form.put("standard.revisions", "2");
          form.put(field, value);
          form.put(
              "categories",
              it.jdbc.sql("select max(id) from category").query(Long.class).single() + "");
          return new Attempt(it.fixtures.member("賣家"), "/studio/listings/new/", form);
        });
  }

  private static Case buying(String name, Map<String, String> changes) {
    return buying(name, (it, sale) -> sale.buyer(), changes);
  }

  @FunctionalInterface
  interface Buyer {
    SignedInAccount of(BusinessAbuseIT it, Sale sale);
  }

  private static Case buying(String name, Buyer buyer, Map<String, String> changes) {
    return of(
        name,
        it -> {
          Sale sale = it.fixtures.placed(PaymentMethod.ATM);
          Map<String, String> form = new LinkedHashMap<>(choice(sale));
          form.putAll(changes);
          return new Attempt(buyer.of(it, sale), "/order/create/", form);
        });
  }

  private static Map<String, String> choice(Sale sale) {
    ListingId listing = sale.order().terms().listing();
    return Map.of(
        "service_id",
        Long.toString(listing.value()),
        "plan",
        "standard",
        "payment_method",
        "credit_card");
  }

  @FunctionalInterface
  interface Begin {
    Sale of(BusinessAbuseIT it);
  }

  private static Case act(String name, Begin begin, String act) {
    return of(
        name,
        it -> {
          Sale sale = begin.of(it);
          return switch (act) {
            case BUYERS_DELIVERY -> new Attempt(sale.buyer(), sale.page() + "deliver/", NOTE);
            case SELLERS_ACCEPTANCE -> new Attempt(sale.seller(), sale.page() + "accept/", ACCEPT);
            default -> new Attempt(sale.seller(), sale.page() + act + "/", NOTE);
          };
        });
  }

  private static final Map<String, String> NOTE = Map.of("number", "1", "note", "交件");

  /** By the buyer. */
  private static Case act(String name, Begin begin, String act, Map<String, String> form) {
    return of(
        name,
        it -> {
          Sale sale = begin.of(it);
          return new Attempt(sale.buyer(), sale.page() + act + "/", form);
        });
  }

  private static Case refund(String name, String amount) {
    return of(
        "a refund of " + name,
        it -> {
          Sale sale = it.fixtures.funded();
          long payment =
              it.payments.attempts(sale.order().number().reference()).getFirst().id().value();
          return new Attempt(
              it.fixtures.operator(),
              "/admin/payments/" + payment + "/do/refund/",
              Map.of("amount", amount, "reason", "買家要求退款", "request_id", request()));
        });
  }

  private Attempt ruling(String toBuyer, String toSeller) {
    Sale sale = delivered();
    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "與說好的不同"));
    long dispute = jdbc.sql("select max(id) from dispute").query(Long.class).single();
    return new Attempt(
        fixtures.operator(),
        "/admin/disputes/" + dispute + "/do/rule/",
        Map.of(
            "to_buyer",
            toBuyer,
            "to_seller",
            toSeller,
            "reason",
            "看過檔案與訊息",
            "request_id",
            request()));
  }

  private Sale cancelled() {
    Sale sale = fixtures.funded();
    done(sale, sale.buyer(), "cancel", Map.of());
    return sale;
  }

  private Sale completed() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "accept", ACCEPT);
    return sale;
  }

  /** Delivered again, with the only round of changes used. */
  private Sale worn() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "revision", CHANGE);
    done(sale, sale.seller(), "deliver", Map.of("number", "2", "note", "改好了"));
    return sale;
  }

  private static Map<String, String> number(String number) {
    return Map.of("number", number);
  }

  private static Map<String, String> part(String amount) {
    return Map.of("cancel_amount", amount, "part_reason", "用不到了");
  }

  private static Map<String, String> stars(String stars) {
    return Map.of("stars", stars, "text", "好");
  }

  private static String request() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Everything that is stored, but who is signed in and what staff has tried. */
  private Map<String, String> rows() {
    Map<String, String> tables = new LinkedHashMap<>();
    jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name !~ '^(spring_session|flyway_|audit_entry)'
            """)
        .query(String.class)
        .list()
        .forEach(table ->
            tables.put(
                table,
                jdbc.sql(
                        """
                        select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '')
                        from "%s" t
                        """
                            .formatted(table))
                    .query(String.class)
                    .single()));
    return tables;
  }
}
