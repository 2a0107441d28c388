package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.statement.FundingRequest;
import tw.jiean.ecpay.statement.FundingRow;

/** What becomes of orders over days and weeks, seen by two people and staff. */
@BrowserTest(apart = true)
class PassingTimeIT {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void silenceAcceptsReviewsOpenTogetherAndTheIncomeBecomesAvailable(
      Visitor buyer, Visitor seller, DemoServer demo) {
    String order = delivered(buyer, seller);
    buyer.open(order);
    buyer.main().locator("details:has(#revision_text) summary").click();
    buyer.page().fill("#revision_text", "請保留口語的語氣");
    buyer.button("送出修改要求").click();
    assertThat(buyer.main()).hasAttribute("data-order-status", "in_revision");
    deliver(seller, order, "第二版，語氣保留");

    after(demo, DAY.multipliedBy(3).minus(MINUTE), "order-timers");
    assertThat(buyer.open(order).main()).hasAttribute("data-order-status", "delivered");
    after(demo, MINUTE, "order-timers");
    assertThat(buyer.open(order).main()).hasAttribute("data-order-status", "completed");
    assertThat(income(seller, order)).containsText("NT$405");
    assertThat(income(seller, order)).containsText("結算中");

    review(buyer, order, 5, "改得很自然");
    assertThat(buyer.main()).containsText("尚未公開");
    assertThat(seller.open(order + "review/").main()).not().containsText("改得很自然");
    review(seller, order, 4, "說明清楚的買家");
    assertThat(seller.main()).containsText("改得很自然");
    assertThat(buyer.open(order + "review/").main()).containsText("說明清楚的買家");
    assertThat(buyer.openService(Visitor.SERVICE).main()).containsText("改得很自然");

    after(demo, DAY.multipliedBy(14).minus(MINUTE.multipliedBy(2)), "earning-clearance");
    assertThat(income(seller, order)).containsText("結算中");
    after(demo, MINUTE.multipliedBy(2), "earning-clearance");
    assertThat(income(seller, order)).containsText("已結算");
    assertThat(seller.main().locator("[data-sum=clearing]")).containsText("NT$0");
    assertThat(balance(demo, "order_escrow:" + number(order))).isZero();
  }

  @Test
  void aRulingOfSixtyToFortyIsInTheBooksAndInEcpaysStatement(
      Visitor buyer, Visitor seller, Visitor operator, DemoServer demo) {
    String order = delivered(buyer, seller);
    // Captured by then, so that a part of it can go back.
    demo.pass(DAY.multipliedBy(2));
    buyer.open(order);
    buyer.main().locator("details:has(#dispute_reason) summary").click();
    buyer.page().fill("#dispute_reason", "只改了一半");
    buyer.button("請客服處理").click();
    after(demo, DAY.multipliedBy(2), "order-timers");
    assertThat(buyer.open(order).main()).hasAttribute("data-order-status", "disputed");

    operator.signIn(Visitor.OPERATOR).open("/admin/disputes/?q=" + number(order));
    operator.main().locator("tbody th a").click();
    operator.main().locator("a[href$='/rule/']").click();
    operator.page().fill("[name=to_buyer]", "270");
    operator.page().fill("[name=to_seller]", "180");
    operator.page().fill("#reason", "只完成一半，各退一步");
    operator.main().locator("form button[type=submit]").click();
    demo.run("refunds");

    buyer.open(order);
    assertThat(buyer.main()).hasAttribute("data-order-status", "completed");
    assertThat(buyer.main()).hasAttribute("data-payment-status", "partially_refunded");
    assertThat(balance(demo, "order_escrow:" + number(order))).isZero();
    assertThat(transfers(demo, order))
        .containsExactlyInAnyOrder(
            "payment_received 450", "refund_requested 270", "earning 162", "commission 18");
    demo.pass(DAY.multipliedBy(7));
    assertThat(statement(demo, order)).containsExactly(450L, -270L);
  }

  private static void after(DemoServer demo, Duration time, String job) {
    demo.pass(time);
    demo.run(job);
  }

  /** An order that was bought, explained and delivered once. */
  private static String delivered(Visitor buyer, Visitor seller) {
    buyer.signUp();
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver().payByCard();
    buyer.arrivesAt("/order/successful/");
    String order = "/orders/" + buyer.orderNumber() + "/";
    buyer.open(order).page().fill("#answer_0", "請校對附上的自我介紹");
    buyer.button("送出需求").click();
    deliver(seller.signIn(OrderStoryIT.SELLER), order, "交件");
    return order;
  }

  private static void deliver(Visitor seller, String order, String note) {
    seller.open(order).page().fill("#note", note);
    seller.button("交付給買家").click();
    assertThat(seller.main()).hasAttribute("data-order-status", "delivered");
  }

  private static void review(Visitor author, String order, int stars, String text) {
    author.open(order).link("評價這筆訂單").click();
    author.page().check("[name=stars][value='" + stars + "']");
    author.page().fill("#text", text);
    author.button("送出評價").click();
    assertThat(author.main()).containsText(text);
  }

  private static Locator income(Visitor seller, String order) {
    return seller.open("/studio/income/").main().locator("li:has(a[href='" + order + "'])");
  }

  private static String number(String page) {
    return page.replaceAll("^/orders/|/$", "");
  }

  private static long balance(DemoServer demo, String side) {
    return demo.bean(JdbcClient.class)
        .sql("select coalesce(sum(balance), 0) from ledger_balance where side = :side")
        .param("side", side)
        .query(Long.class)
        .single();
  }

  /** What left or entered what is held for the order. */
  private static List<String> transfers(DemoServer demo, String order) {
    return demo.bean(JdbcClient.class)
        .sql(
            """
            select reason || ' ' || amount from ledger_transfer
            where 'order_escrow:' || :number in (debit, credit)
            """)
        .param("number", number(order))
        .query((row, n) -> row.getString(1))
        .list();
  }

  /** What ECPay's file of the last days says of the card of this order. */
  private static List<Long> statement(DemoServer demo, String order) {
    String tradeNo =
        demo.bean(JdbcClient.class)
            .sql("select merchant_trade_no from payment_attempt where reference = :number")
            .param("number", number(order))
            .query(String.class)
            .single();
    LocalDate today = LocalDate.ofInstant(demo.sandbox().now(), ZoneId.of("Asia/Taipei"));
    var days =
        new FundingRequest(
            FundingRequest.DateType.CAPTURE, today.minusDays(12), today.minusDays(5));
    try (var file = demo.bean(EcpayClient.class).statements().funding(days)) {
      return file.stream()
          .filter(row -> row.merchantTradeNo().value().equals(tradeNo))
          .map(FundingRow::amount)
          .toList();
    }
  }
}
