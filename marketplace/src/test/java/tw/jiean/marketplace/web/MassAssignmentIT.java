package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.web.AccessPolicy.Person;

/**
 * S24: fields that no form has are sent along with every form, filled in rightly. Whatever the
 * database holds afterwards is what the form alone would have made.
 */
@MarketplaceTest
class MassAssignmentIT {

  /** What somebody would like to decide for himself, under the names of columns and properties. */
  private static final List<String> WISHES =
      List.of(
          "id",
          "account.id",
          "accountId",
          "account_id",
          "role",
          "account.role",
          "authorities",
          "operator",
          "isOperator",
          "admin",
          "enabled",
          "suspended",
          "suspendedAt",
          "suspended_at",
          "suspension",
          "confirmed",
          "confirmedAt",
          "email_confirmed_at",
          "encodedPassword",
          "createdAt",
          "created_at",
          "updatedAt",
          "updated_at",
          "owner",
          "ownerId",
          "sellerId",
          "seller_id",
          "seller",
          "buyerId",
          "buyer_id",
          "buyer",
          "price",
          "amount",
          "order.price",
          "total",
          "fee",
          "currency",
          "status",
          "state",
          "paid",
          "paidAt",
          "paid_at",
          "paymentStatus",
          "orderNo",
          "order_no",
          "token",
          "rating",
          "hidden",
          "hiddenReason",
          "hidden_reason",
          "listing.id",
          "listing_id",
          "version");

  /** Like no number that the application makes, so that it would show. */
  private static final String WISHED = "7777777";

  /** The forms, each with what fills it in. */
  enum Form {
    SIGN_UP(Person.ANONYMOUS, "/signup/", "email=EMAIL&displayName=小明&password=four black cats"),
    PROFILE(Person.BUYER, "/account/", "displayName=別名&bio=新的介紹"),
    PASSWORD(
        Person.BUYER,
        "/account/password/",
        "currentPassword=" + AccountFixtures.PASSWORD + "&password=" + AccountFixtures.PASSWORD),
    NEW_LISTING(Person.SELLER, "/studio/listings/new/", Form.LISTING_FIELDS),
    LISTING(Person.SELLER, "/studio/listings/{id}/", Form.LISTING_FIELDS),
    ORDER(
        Person.BUYER,
        "/order/create/",
        "service_id={id}&plan=standard&payment_method=atm&request_id=REQUEST"),
    PAY_AGAIN(
        Person.BUYER, "/orders/{orderNo}/pay/", "payment_method=credit_card&request_id=REQUEST"),
    REQUIREMENTS(Person.BUYER, "/orders/{orderNo}/requirements/", "answer_0=一隻貓", Form.PAID),
    MESSAGE(Person.BUYER, "/orders/{orderNo}/messages/", "text=您好&request_id=REQUEST", Form.PAID),
    EXTENSION(
        Person.SELLER,
        "/orders/{orderNo}/extension/",
        "extension_days=3&extension_reason=素材晚到",
        "REQUIREMENTS"),
    WISH_TO_CANCEL(
        Person.BUYER, "/orders/{orderNo}/cancel-request/", "cancel_reason=用不到了", "REQUIREMENTS"),
    DELIVERY(Person.SELLER, "/orders/{orderNo}/deliver/", "number=1&note=交件", "REQUIREMENTS"),
    DISPUTE(Person.BUYER, "/orders/{orderNo}/dispute/", "dispute_reason=不一樣", "DELIVERY"),
    ACCEPTANCE(Person.BUYER, "/orders/{orderNo}/accept/", "number=1", "DELIVERY"),
    REVIEW(Person.BUYER, "/orders/{orderNo}/review/", "stars=4&text=好", "ACCEPTANCE"),
    MAILS(Person.BUYER, "/account/notices/", "messages=on");

    private static final String PAID = "paid";

    private static final String LISTING_FIELDS =
        "title=標誌&description=說明&categories=CATEGORY&standard.title=基本版"
            + "&standard.description=兩個提案&standard.price=1300&standard.deliveryDays=7";

    private final Person person;
    private final String path;
    private final String fields;
    private final String before;

    Form(Person person, String path, String fields) {
      this(person, path, fields, "");
    }

    /**
     * @param before the form that has to be sent first, {@link #PAID} for an order that is only
     *     paid, or nothing
     */
    Form(Person person, String path, String fields, String before) {
      this.person = person;
      this.path = path;
      this.fields = fields;
      this.before = before;
    }
  }

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private JdbcClient jdbc;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;
  @Autowired private MockMvcTester mvc;

  @ParameterizedTest
  @EnumSource
  void fieldsThatNoFormHasChangeNothing(Form form) {
    Map<String, List<String>> plainly = made(form, Map.of());
    Map<String, String> wishes = new HashMap<>();
    WISHES.forEach(wish -> wishes.put(wish, wishFor(wish)));

    assertThat(WISHES).hasSizeGreaterThanOrEqualTo(50);
    assertThat(plainly).isNotEmpty();
    assertThat(made(form, wishes)).isEqualTo(plainly);
  }

  private static String wishFor(String name) {
    if (name.toLowerCase(java.util.Locale.ROOT).contains("role")) {
      return "OPERATOR";
    }
    return name.endsWith("At") || name.endsWith("_at") ? "1999-01-01T00:00:00Z" : WISHED;
  }

  /** What the form adds to the database of a new world, without names and times by chance. */
  private Map<String, List<String>> made(Form form, Map<String, String> wishes) {
    AccessWorld world = new AccessWorld(port, accounts, categories, listings);
    prepare(world, form.before);
    long since = jdbc.sql("select pg_current_xact_id()::text::bigint").query(Long.class).single();
    send(world, form, wishes);
    Map<String, List<String>> added = new TreeMap<>();
    writtenSince(since)
        .forEach((table, rows) -> {
          if (!rows.isEmpty()) {
            added.put(table, rows.stream().map(MassAssignmentIT::withoutChance).sorted().toList());
          }
        });
    return added;
  }

  private void prepare(AccessWorld world, String before) {
    if (before.equals(Form.PAID)) {
      String order = world.there("{orderNo}");
      new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc)
          .paid(
              jdbc.sql("select merchant_trade_no from payment_attempt where reference = ?")
                  .param(order)
                  .query(String.class)
                  .single(),
              1_200,
              "BARCODE_BARCODE");
    } else if (!before.isEmpty()) {
      Form form = Form.valueOf(before);
      prepare(world, form.before);
      send(world, form, Map.of());
    }
  }

  private void send(AccessWorld world, Form form, Map<String, String> wishes) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : world.there(form.fields).split("&", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      fields.put(nameAndValue[0], nameAndValue[1]);
    }
    fields.replace("email", UUID.randomUUID() + "@example.com");
    fields.replace("request_id", UUID.randomUUID().toString());
    fields.replace(
        "categories", jdbc.sql("select max(id)::text from category").query(String.class).single());
    fields.put("_csrf", world.token(form.person));
    wishes.forEach(fields::putIfAbsent);
    int status = world.browser(form.person).post(world.there(form.path), fields).statusCode();
    assertThat(status).as(form.name()).isIn(200, 302, 303);
  }

  /** The rows that this transaction or a later one has written, as PostgreSQL marks them. */
  private Map<String, List<String>> writtenSince(long transaction) {
    Map<String, List<String>> tables = new TreeMap<>();
    jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name !~ '^(spring_session|flyway_)'
            """)
        .query(String.class)
        .list()
        .forEach(table ->
            tables.put(
                table,
                jdbc.sql(
                        """
                        select to_jsonb(t)::text from "%s" t where t.xmin::text::bigint >= :since
                        """
                            .formatted(table))
                    .param("since", transaction)
                    .query(String.class)
                    .list()));
    return tables;
  }

  /** Numbers of rows, times, tokens and addresses differ between any two forms of the same kind. */
  private static String withoutChance(String row) {
    return row.replaceAll("(\"(?:[a-z]+_)?id\"): (?!" + WISHED + ")\\d+", "$1: N")
        .replaceAll("(\"[a-z]+_ids\"): \\[[\\d, ]*]", "$1: N")
        // Made of name and address, which are compared themselves.
        .replaceAll("\"search_keys\": \\[[^]]*]", "KEYS")
        .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}", "UUID")
        .replaceAll("\"20\\d\\d-\\d\\d-\\d\\dT[^\"]+\"", "TIME")
        .replaceAll("\\b[A-Z2-7]{18,26}\\b", "RANDOM")
        .replaceAll("\"\\\\\\\\x[0-9a-f]{64}\"", "HASH")
        .replaceAll("/confirm/[A-Za-z0-9_-]{43}/", "/confirm/LINK/")
        .replaceAll("\\{bcrypt}[^\"]+", "HASH")
        .replaceAll("\\b[0-9a-f]{64}\\b", "HASH")
        .replaceAll("(?<=seller_payable:)\\d+", "N")
        .replaceAll("(\"(?:detail|text|\\w+_subject)\": \")(?!" + WISHED + ")\\d+\"", "$1N\"")
        .replaceAll("\"merchant_trade_no\": \"[^\"]+\"", "TRADE");
  }
}
