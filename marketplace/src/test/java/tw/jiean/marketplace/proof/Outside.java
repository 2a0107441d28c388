package tw.jiean.marketplace.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.CategoryId;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.EcpayMessages;
import tw.jiean.marketplace.payment.EcpayMessages.Keys;

/**
 * What can be done to the application from outside, by one buyer with a browser and by ECPay, and
 * what the database holds afterwards.
 */
final class Outside {

  static final String SITE = "https://shop.example";
  static final String MERCHANT = "3999999";
  static final String HASH_KEY = "aOwnHashKeyOwn16";
  static final String HASH_IV = "anOwnHashIvOwn16";
  static final Keys KEYS = new Keys(HASH_KEY, HASH_IV);

  static final String FORM = "application/x-www-form-urlencoded";

  static final long PRICE = 1_200;
  static final long PREMIUM_PRICE = 3_600;

  /** Sessions come and go, and every sign-in is noted: no effect of what the proofs send. */
  private static final Pattern UNINTERESTING =
      Pattern.compile("spring_session.*|flyway_.*|known_browser|rate_limit");

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern ORDER = Pattern.compile("/orders/([A-Z2-7]{26})/");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = JsonMapper.shared();
  private final Environment environment;
  private final Accounts accounts;
  private final Categories categories;
  private final Listings listings;
  private final JdbcClient jdbc;
  private final MeterRegistry meters;
  private @Nullable Session session;

  Outside(
      Environment environment,
      Accounts accounts,
      Categories categories,
      Listings listings,
      JdbcClient jdbc,
      MeterRegistry meters) {
    this.environment = environment;
    this.accounts = accounts;
    this.categories = categories;
    this.listings = listings;
    this.jdbc = jdbc;
    this.meters = meters;
  }

  /**
   * A browser that is signed in.
   *
   * @param cookie the header that it sends
   * @param token what its forms carry against requests that others forge
   * @param listing a service with both plans, of somebody else
   */
  record Session(String cookie, String token, ListingId listing) {}

  int port() {
    return environment.getRequiredProperty("local.server.port", Integer.class);
  }

  /** One buyer for all proofs: signing in is slow on purpose. */
  synchronized Session session() {
    if (session == null) {
      SignedInAccount buyer = AccountFixtures.member(accounts);
      session = signIn(buyer.email());
    }
    return session;
  }

  private Session signIn(String email) {
    HttpResponse<String> login = send(request("/login/").GET());
    HttpResponse<String> in =
        send(
            request("/login/")
                .header("Cookie", cookie(login))
                .header("Content-Type", FORM)
                .POST(
                    BodyPublishers.ofString(
                        EcpayMessages.body(
                            Map.of(
                                "username",
                                email,
                                "password",
                                AccountFixtures.PASSWORD,
                                "_csrf",
                                token(login))))));
    String cookie = cookie(in);
    return new Session(
        cookie, token(send(request("/account/").header("Cookie", cookie).GET())), listing());
  }

  /** A new service of somebody else's, with both plans. */
  ListingId listing() {
    return listings.publish(
        AccountFixtures.member(accounts).id(),
        new ListingDraft(
            "標誌設計",
            "說明",
            Set.of(category()),
            new Plan(PlanKind.STANDARD, "基本版", "兩個提案", Money.of(PRICE), 7),
            new Plan(PlanKind.PREMIUM, "完整版", "五個提案", Money.of(PREMIUM_PRICE), 7),
            null));
  }

  CategoryId category() {
    String name = "proof-" + UUID.randomUUID().toString().substring(0, 8);
    return categories.create(name, name, name);
  }

  static String token(HttpResponse<String> page) {
    return group(TOKEN, page.body());
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("__Host-session="))
        .findFirst()
        .orElseThrow()
        .replaceFirst(";.*", "");
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No " + pattern + " in: " + text);
    }
    return matcher.group(1);
  }

  /** A new order of the standard plan, with its first payment attempt. */
  Purchase order(String method) {
    return purchase(method, choose(Map.of("plan", "standard", "payment_method", method)));
  }

  /** What the signed-in buyer's form sends to the page that makes orders. */
  HttpResponse<String> choose(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.putIfAbsent("_csrf", session().token());
    all.putIfAbsent("service_id", Long.toString(session().listing().value()));
    return postSignedIn("/order/create/", EcpayMessages.body(all));
  }

  static Purchase purchase(String method, HttpResponse<String> page) {
    return new Purchase(group(ORDER, page.body()), method, form(page.body()));
  }

  /** The hidden fields of the form that goes to ECPay. */
  static Map<String, String> form(String page) {
    int start = page.indexOf("<form id=\"ecpay_form\"");
    if (start < 0) {
      throw new AssertionError("No form for ECPay in: " + page);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher hidden = HIDDEN.matcher(page.substring(start, page.indexOf("</form>", start)));
    while (hidden.find()) {
      String before =
          fields.put(
              HtmlUtils.htmlUnescape(hidden.group(1)), HtmlUtils.htmlUnescape(hidden.group(2)));
      if (before != null) {
        throw new AssertionError("Twice in the form: " + hidden.group(1));
      }
    }
    return fields;
  }

  static String sign(Map<String, String> fields) {
    return EcpayMessages.digest("SHA-256", KEYS, fields);
  }

  /** The body of a message with ECPay's signature. */
  static String signed(Map<String, String> fields) {
    return EcpayMessages.body(EcpayMessages.with(fields, "CheckMacValue", sign(fields)));
  }

  /** As ECPay does, without cookies. */
  HttpResponse<String> post(String path, String body) {
    return send(
        request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body, UTF_8)));
  }

  HttpResponse<String> postSignedIn(String path, String body) {
    return send(
        request(path)
            .header("Cookie", session().cookie())
            .header("Content-Type", FORM)
            .POST(BodyPublishers.ofString(body, UTF_8)));
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> getSignedIn(String path) {
    return send(request(path).header("Cookie", session().cookie()).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Order and payment as the site tells its buyer, such as {@code pending created}. */
  String state(Purchase purchase) {
    JsonNode status =
        json.readTree(getSignedIn("/orders/" + purchase.orderNo() + "/status/").body());
    return status.get("status").asString() + " " + status.get("paymentStatus").asString();
  }

  /** How many messages have been refused since the start, for any reason. */
  long refused() {
    return meters.find("ecpay.notifications.refused").counters().stream()
        .mapToLong(counter -> (long) counter.count())
        .sum();
  }

  /**
   * Everything that the database holds, as one digest for each table, so that "no effect" can be
   * said of all of it.
   */
  Map<String, String> database() {
    return tables();
  }

  /** The tables that differ between two looks at them. */
  static Set<String> differences(Map<String, String> before, Map<String, String> after) {
    Set<String> tables = new TreeSet<>(after.keySet());
    tables.removeIf(table -> Objects.equals(before.get(table), after.get(table)));
    return tables;
  }

  /**
   * The same as far as it is an effect: without the inbox, in which messages are kept with their
   * verdicts, and without the questions to ECPay that are to come, of which the next may come
   * sooner.
   */
  Map<String, String> effects() {
    Map<String, String> tables = tables();
    tables.remove("payment_inbox");
    tables.remove("payment_watch");
    return tables;
  }

  private Map<String, String> tables() {
    Map<String, String> tables = new TreeMap<>();
    jdbc
        .sql("select table_name from information_schema.tables where table_schema = 'public'")
        .query(String.class)
        .list()
        .stream()
        .filter(table -> !UNINTERESTING.matcher(table).matches())
        .forEach(table -> tables.put(table, digest(table)));
    return tables;
  }

  private String digest(String table) {
    return jdbc.sql(
            """
            select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '')
            from (select md5(to_jsonb(t)::text) as row from "%s" t) rows
            """
                .formatted(table))
        .query(String.class)
        .single();
  }
}
