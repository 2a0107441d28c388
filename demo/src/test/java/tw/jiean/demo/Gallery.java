package tw.jiean.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.mail.Mails;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.Orders;

/** Every page that people meet, shown to somebody who may see it, with something on it to see. */
final class Gallery {

  /** The pages, and whose they are. */
  enum Screen {
    HOME(Who.GUEST),
    SEARCH(Who.GUEST),
    NOTHING_FOUND(Who.GUEST),
    FILTERED(Who.GUEST),
    SELLER_PAGE(Who.GUEST),
    SERVICE(Who.GUEST),
    LOGIN(Who.GUEST),
    SIGN_UP(Who.GUEST),
    NOT_FOUND(Who.GUEST),
    DEMO_MAILS(Who.GUEST),
    DEMO_MAIL(Who.GUEST),
    RESET(Who.GUEST),
    RESET_SENT(Who.GUEST),
    ACCOUNT(Who.BUYER),
    EMAIL(Who.BUYER),
    PASSWORD(Who.BUYER),
    PASSKEYS(Who.BUYER),
    SECOND_FACTOR(Who.BUYER),
    SESSIONS(Who.BUYER),
    EXPORT(Who.BUYER),
    CLOSE(Who.SELLER),
    FAVOURITES(Who.BUYER),
    CHOICE(Who.BUYER),
    CHOICE_INSTALMENTS(Who.BUYER),
    CHOICE_DAYS(Who.BUYER),
    CHOICE_GREYED(Who.BUYER),
    HAND_OVER(Who.BUYER),
    PAID(Who.BUYER),
    NOT_PAID(Who.BUYER),
    WAITING_ACCOUNT(Who.BUYER),
    WAITING_BARCODES(Who.BUYER),
    ORDERS(Who.BUYER),
    NOTICES(Who.BUYER),
    NOTICES_BY_MAIL(Who.BUYER),
    MAILS_OFF(Who.GUEST),
    ORDER(Who.BUYER),
    DELIVERED_ORDER(Who.BUYER),
    ORDER_TO_DELIVER(Who.WORKER),
    DISPUTED_ORDER(Who.WORKER),
    REVIEWED_ORDER(Who.SELLER),
    MESSAGES(Who.BUYER),
    UNPAID_ORDER(Who.BUYER),
    STUDIO(Who.SELLER),
    LISTING_FORM(Who.SELLER),
    LISTING_EDIT(Who.SELLER),
    SALES(Who.SELLER),
    INCOME(Who.SELLER),
    AGAIN(Who.OPERATOR),
    ADMIN(Who.OPERATOR),
    ADMIN_LIST(Who.OPERATOR),
    ADMIN_ORDER(Who.OPERATOR),
    ADMIN_PAYMENTS(Who.OPERATOR),
    ADMIN_PAYMENT(Who.OPERATOR),
    ADMIN_REFUND_FORM(Who.OPERATOR),
    ADMIN_REFUNDS(Who.OPERATOR),
    ADMIN_METHODS(Who.OPERATOR),
    ADMIN_CARD(Who.OPERATOR),
    ADMIN_LEDGER(Who.OPERATOR),
    ADMIN_BALANCE(Who.OPERATOR),
    ADMIN_RECONCILIATION(Who.OPERATOR),
    ADMIN_COMPARED_DAY(Who.OPERATOR),
    ADMIN_BREAKS(Who.OPERATOR),
    ADMIN_BREAK(Who.OPERATOR),
    ADMIN_DISPUTES(Who.OPERATOR),
    ADMIN_DISPUTE(Who.OPERATOR),
    ADMIN_DISPUTE_RULE(Who.OPERATOR),
    ADMIN_EVIDENCE(Who.OPERATOR),
    ADMIN_REVIEWS(Who.OPERATOR),
    ADMIN_REVIEW(Who.OPERATOR),
    ADMIN_REVIEW_HIDE(Who.OPERATOR);

    private final Who who;

    Screen(Who who) {
      this.who = who;
    }
  }

  /** Those who look. */
  enum Who {
    GUEST,
    BUYER,
    SELLER,
    /** The seller of what the buyer buys. */
    WORKER,
    OPERATOR
  }

  /** What the buyer tells, what the seller says of it, and what the buyer then complains of. */
  static final String BRIEF = "請校對附上的自我介紹，一頁";

  static final String NOTE = "校好了，兩點建議寫在最後";
  static final String DISPUTE = "只改了前半頁";
  private static final Pattern WAY_OUT = Pattern.compile("/notices/off/\\S+/");
  static final String BUYER_SAYS = "稿子在附件，語氣請客氣一點，下週三以前要。";
  static final String WORKER_SAYS = "收到，週二給您第一版。品牌名稱要翻譯嗎？";
  static final String FILE = "產品介紹.pdf";

  /** Long before the demo. */
  private static final LocalDate COMPARED = LocalDate.of(2025, 1, 6);

  private final Map<Who, Visitor> people = new EnumMap<>(Who.class);
  private final Map<Screen, String> paths = new EnumMap<>(Screen.class);

  /** Signs everybody in and buys what is to be shown. */
  Gallery(Visitor guest, Visitor buyer, Visitor seller, Visitor worker, Visitor operator) {
    people.put(Who.GUEST, guest);
    people.put(Who.BUYER, buyer.signIn(Visitor.BUYER));
    people.put(Who.SELLER, seller.signIn(Visitor.SELLER));
    people.put(Who.WORKER, worker.signIn(OrderStoryIT.SELLER));
    people.put(Who.OPERATOR, operator.signIn(Visitor.OPERATOR));

    String service = guest.openService(Visitor.SERVICE).path();
    paths.put(Screen.HOME, "/");
    paths.put(Screen.SEARCH, "/?q=Podcast");
    paths.put(Screen.NOTHING_FOUND, "/?q=qqqqq");
    paths.put(Screen.FILTERED, "/?category=1&price_min=1000&days=30&sort=price");
    paths.put(Screen.SELLER_PAGE, guest.page().getAttribute("a[href^='/sellers/']", "href"));
    paths.put(Screen.FAVOURITES, "/favourites/");
    paths.put(
        Screen.LISTING_EDIT,
        seller.open("/studio/").page().getAttribute("li a[href^='/studio/listings/']", "href"));
    paths.put(Screen.SERVICE, service);
    paths.put(Screen.LOGIN, "/login/");
    paths.put(Screen.SIGN_UP, "/signup/");
    paths.put(Screen.NOT_FOUND, "/services/999999999/");
    paths.put(Screen.RESET, "/reset/");
    paths.put(Screen.RESET_SENT, "/reset/?sent");
    paths.put(Screen.ACCOUNT, "/account/");
    paths.put(Screen.EMAIL, "/account/email/");
    paths.put(Screen.PASSWORD, "/account/password/");
    paths.put(Screen.PASSKEYS, "/account/passkeys/");
    paths.put(Screen.SECOND_FACTOR, "/account/second-factor/");
    paths.put(Screen.SESSIONS, "/account/sessions/");
    paths.put(Screen.EXPORT, "/account/export/");
    paths.put(Screen.CLOSE, "/account/close/");
    paths.put(Screen.CHOICE, service.replace("/services/", "/order/"));
    paths.put(
        Screen.CHOICE_INSTALMENTS,
        path(Screen.CHOICE) + "?plan=premium&payment_method=credit_card&instalments=6");
    paths.put(Screen.CHOICE_DAYS, path(Screen.CHOICE) + "?payment_method=atm&atm_days=7");
    String dear = guest.openService(Visitor.DEAR_SERVICE).path();
    paths.put(Screen.CHOICE_GREYED, dear.replace("/services/", "/order/") + "?payment_method=cvs");
    paths.put(Screen.STUDIO, "/studio/");
    paths.put(Screen.LISTING_FORM, "/studio/listings/new/");
    paths.put(Screen.SALES, "/orders/?as=seller");
    paths.put(Screen.INCOME, "/studio/income/");
    paths.put(Screen.ORDERS, "/orders/");
    paths.put(Screen.AGAIN, "/account/again/");
    paths.put(Screen.ADMIN, "/admin/");
    paths.put(Screen.ADMIN_LIST, "/admin/orders/");
    paths.put(Screen.ADMIN_PAYMENTS, "/admin/payments/");
    paths.put(Screen.ADMIN_REFUNDS, "/admin/refunds/");
    paths.put(Screen.ADMIN_METHODS, "/admin/payment-methods/");
    paths.put(Screen.ADMIN_CARD, "/admin/payment-methods/credit_card/");
    paths.put(Screen.ADMIN_LEDGER, "/admin/ledger-transfers/");
    paths.put(Screen.ADMIN_RECONCILIATION, "/admin/reconciliation/");
    paths.put(Screen.ADMIN_COMPARED_DAY, "/admin/reconciliation/" + COMPARED + "/");
    paths.put(Screen.ADMIN_BREAKS, "/admin/breaks/?status=open");
    paths.put(Screen.REVIEWED_ORDER, "/orders/" + reviewed() + "/review/");
    paths.put(Screen.ADMIN_REVIEWS, "/admin/reviews/");
    String review =
        operator.open("/admin/reviews/").page().locator("tbody th a").first().getAttribute("href");
    paths.put(Screen.ADMIN_REVIEW, review);
    paths.put(Screen.ADMIN_REVIEW_HIDE, review + "do/hide/");
    buy(buyer);
  }

  private void buy(Visitor buyer) {
    buyer.open(path(Screen.SERVICE)).page().locator("form[action^='/favourites/'] button").click();
    order("credit_card").payByCard();
    paths.put(Screen.PAID, buyer.arrivesAt("/order/successful/").path());
    String paid = buyer.orderNumber();
    paths.put(Screen.ORDER, "/orders/" + paid + "/");
    paths.put(Screen.MESSAGES, "/orders/" + paid + "/messages/");
    paths.put(Screen.ADMIN_ORDER, "/admin/orders/" + paid + "/");
    say(paid);
    String payment =
        people(Who.OPERATOR)
            .open("/admin/payments/?q=" + paid)
            .page()
            .locator("tbody th a")
            .first()
            .getAttribute("href");
    paths.put(Screen.ADMIN_PAYMENT, payment);
    paths.put(Screen.ADMIN_REFUND_FORM, payment + "do/refund/");
    paths.put(Screen.ADMIN_BALANCE, "/admin/ledger-balances/order_escrow:" + paid + "/");

    paths.put(Screen.ADMIN_BREAK, "/admin/breaks/" + broken(paid) + "/");

    String started = started(buyer);
    paths.put(Screen.ORDER_TO_DELIVER, started);
    paths.put(Screen.DELIVERED_ORDER, delivered(started(buyer)));
    String disputed = delivered(started(buyer));
    paths.put(Screen.DISPUTED_ORDER, disputed);
    buyer.open(disputed);
    buyer.main().locator("details:has(#dispute_reason) summary").click();
    buyer.page().fill("#dispute_reason", DISPUTE);
    buyer.main().locator("form[action$='/dispute/'] button").click();
    String dispute =
        people(Who.OPERATOR)
            .open("/admin/disputes/?q=" + disputed.replaceAll("^/orders/|/$", ""))
            .page()
            .locator("tbody th a")
            .first()
            .getAttribute("href");
    paths.put(Screen.ADMIN_DISPUTES, "/admin/disputes/");
    paths.put(Screen.ADMIN_DISPUTE, dispute);
    paths.put(Screen.ADMIN_DISPUTE_RULE, dispute + "do/rule/");
    paths.put(Screen.ADMIN_EVIDENCE, "/admin/dispute-pieces/");

    order("credit_card").enterCard(Cashier.REFUSED_CARD);
    paths.put(Screen.NOT_PAID, buyer.arrivesAt("/order/failed/").path());

    order("atm").issue();
    paths.put(Screen.WAITING_ACCOUNT, buyer.arrivesAt("/order/result/").path());
    paths.put(Screen.UNPAID_ORDER, "/orders/" + buyer.orderNumber() + "/");

    order("barcode").issue();
    paths.put(Screen.WAITING_BARCODES, buyer.arrivesAt("/order/result/").path());

    DemoServer.running().run("mail");
    paths.put(Screen.NOTICES, "/notices/");
    paths.put(Screen.NOTICES_BY_MAIL, "/account/notices/");
    paths.put(Screen.MAILS_OFF, wayOut());
    paths.put(Screen.DEMO_MAILS, "/demo/mail/");
    paths.put(
        Screen.DEMO_MAIL,
        people(Who.GUEST)
            .open("/demo/mail/")
            .page()
            .locator("main li a")
            .first()
            .getAttribute("href"));
  }

  /** The page of an order whose buyer has told what he needs. */
  private String started(Visitor buyer) {
    order("credit_card").payByCard();
    buyer.arrivesAt("/order/successful/");
    String order = "/orders/" + buyer.orderNumber() + "/";
    buyer.open(order);
    buyer.page().fill("#answer_0", BRIEF);
    buyer.main().locator("form[action$='/requirements/'] button").click();
    return order;
  }

  private String delivered(String order) {
    Visitor worker = people(Who.WORKER).open(order);
    worker.page().fill("#note", NOTE);
    worker.main().locator("form[action$='/deliver/'] button").click();
    return order;
  }

  /** A day that was compared, as if ECPay had another amount of this order; the break's number. */
  private static long broken(String order) {
    return DemoServer.running()
        .bean(JdbcClient.class)
        .sql(
            """
            with paid as (
              select id, merchant_trade_no, ecpay_trade_no, amount from payment_attempt
              where reference = :order and paid_at is not null
            ), file as (
              insert into statement_file (source, day, file_no, fetched_at, rows)
              values ('trades_paid', :day, 1, now(), 1) returning source, day
            ), line as (
              insert into statement_row (source, day, content, occurrence, trade_no, ecpay_trade_no, amount,
                fee, net, paid, status, cells, first_file, last_file)
              select source, day, '\\x00', 1, merchant_trade_no, ecpay_trade_no, amount - 100, 20.5,
                amount - 120.5, true, '已付款', '{}', 1, 1 from file, paid
            ), day as (
              insert into reconciliation_day
              select day, now(), true, 1, amount, amount, 1, amount - 100, amount from file, paid
            )
            insert into reconciliation_break (kind, subject, day, trade_no, attempt_id, ecpay_trade_no,
              ours, books, ecpay, at_stake, first_seen, last_seen, status)
            select 'amount', merchant_trade_no, day, merchant_trade_no, id, ecpay_trade_no, amount, amount,
              amount - 100, 100, now() - interval '2 days', now(), 'open' from file, paid
            returning id
            """)
        .param("order", order)
        .param("day", COMPARED)
        .query(Long.class)
        .single();
  }

  /** The first order of the demo that is finished; its seller is the one who sells here. */
  private static String reviewed() {
    return DemoServer.running()
        .bean(JdbcClient.class)
        .sql("select order_no from orders where request_id = 'past-1'")
        .query(String.class)
        .single();
  }

  /** The link that switches off mails about orders, from one about an order that was given up. */
  private String wayOut() {
    order("credit_card");
    Orders orders = DemoServer.running().bean(Orders.class);
    String unpaid =
        DemoServer.running()
            .bean(JdbcClient.class)
            .sql("select order_no from orders order by id desc limit 1")
            .query(String.class)
            .single();
    orders.cancelUnpaid(new OrderNumber(unpaid), OperatorIT.REASON);
    DemoServer.running().run("mail");
    return DemoServer.running().bean(Mails.class).newest(20).stream()
        .map(mail -> WAY_OUT.matcher(mail.text()))
        .filter(Matcher::find)
        .findFirst()
        .orElseThrow()
        .group();
  }

  /** What both have to say, and a file. */
  private void say(String order) {
    Page buyer = people(Who.BUYER).open("/orders/" + order + "/messages/").page();
    buyer.fill("#message_text", BUYER_SAYS);
    buyer.locator("#messages summary").click();
    buyer.setInputFiles(
        "#files", new FilePayload(FILE, "application/pdf", "%PDF-1.7\n%%EOF\n".getBytes(UTF_8)));
    buyer.click("#message_send");
    buyer.locator("#messages [role=log]").getByText(FILE).waitFor();
    Page worker = people(Who.WORKER).open("/orders/" + order + "/messages/").page();
    worker.fill("#message_text", WORKER_SAYS);
    worker.click("#message_send");
    worker.locator("#messages [role=log]").getByText(WORKER_SAYS).waitFor();
  }

  private Cashier order(String method) {
    return new Choice(show(Screen.CHOICE, Look.DESK)).method(method).handOver();
  }

  /** Shows a page. */
  Visitor show(Screen screen, Look look) {
    Visitor visitor = people(screen.who);
    visitor.look(look);
    if (screen == Screen.HAND_OVER) {
      visitor.open(path(Screen.CHOICE));
      new Choice(visitor).method("credit_card").handOver();
      visitor.page().goBack(); // where it stands still
      return visitor;
    }
    return visitor.open(path(screen));
  }

  private Visitor people(Who who) {
    return Objects.requireNonNull(people.get(who));
  }

  private String path(Screen screen) {
    return Objects.requireNonNull(paths.get(screen), screen::name);
  }
}
