package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.earning.Earning;
import tw.jiean.marketplace.earning.EarningStatus;
import tw.jiean.marketplace.earning.EarningSums;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** Changes, more time, lateness, cancelling and disputes, with what they do to the money. */
class OrderWishesIT extends OrderProcessITBase {

  @Autowired private Refunds refunds;
  @Autowired private TransactionTemplate transaction;

  @Test
  void aBuyerAsksForChangesUntilThePlanIsUsedUpAndTheSellerGrantsMore() {
    Sale sale = delivered();
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("方案可修改 1 次，還剩 1 次");
    assertThat(post(sale, sale.buyer(), "revision", Map.of("number", "1", "revision_text", "")))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("revision_text-error");

    done(sale, sale.buyer(), "revision", Map.of("number", "1", "revision_text", "顏色深一點"));
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("data-order-status=\"in_revision\"", "顏色深一點", "還有 3 天 0 小時");
    done(sale, sale.seller(), "deliver", Map.of("number", "2", "note", "第二版"));
    Map<String, String> again = Map.of("number", "2", "revision_text", "再深一點");
    assertThat(post(sale, sale.buyer(), "revision", again))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("修改次數已經用完", "再深一點");

    done(sale, sale.seller(), "grant-revision", Map.of("number", "2"));
    done(sale, sale.buyer(), "revision", again);
    done(sale, sale.seller(), "deliver", Map.of("number", "3", "note", "第三版"));
    assertThat(post(sale, sale.buyer(), "accept", Map.of("number", "2")))
        .as("a page of before the third delivery")
        .hasStatus(HttpStatus.CONFLICT);
    done(sale, sale.buyer(), "accept", Map.of("number", "3"));

    assertThat(process.deliveries(sale.order().number()))
        .extracting(Delivery::note)
        .containsExactly("第三版", "第二版", "第一版");
    assertThat(escrow(sale)).isZero();
  }

  @Test
  void theReviewIsExtendedOnce() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "extend-review", Map.of("number", "1"));
    assertThat(post(sale, sale.buyer(), "extend-review", Map.of("number", "1")))
        .hasStatus(HttpStatus.CONFLICT);

    clock.tick(DAY.multipliedBy(7).minus(SECOND));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.DELIVERED);
    clock.tick(SECOND);
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void aLateOrderIsFlaggedAndCancelledByItsBuyerADayLater() {
    Sale sale = started();
    clock.tick(DAY.multipliedBy(7));
    timers.run();
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("已超過交付期限", "已超過 0 小時 0 分鐘")
        .doesNotContain("cancel-late");
    assertThat(post(sale, sale.buyer(), "cancel-late", Map.of())).hasStatus(HttpStatus.CONFLICT);

    clock.tick(DAY);
    timers.run();
    done(sale, sale.buyer(), "cancel-late", Map.of());

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(story(sale)).endsWith("late", "very_late", "cancelled_very_late");
    assertThat(escrow(sale)).isZero();
    assertThat(refunded(sale)).isEqualTo(1_200);
  }

  @Test
  void moreTimeIsAskedForAndAgreedToOrLapses() {
    Sale sale = started();
    Map<String, String> wish = Map.of("extension_days", "5", "extension_reason", "素材晚到");
    assertThat(
            post(
                sale,
                sale.seller(),
                "extension",
                Map.of("extension_days", "61", "extension_reason", "素材晚到")))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("請填 1 到 60 的天數", "素材晚到");
    done(sale, sale.seller(), "extension", wish);
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("要求展延 5 天", "素材晚到", "同意展延");
    done(sale, sale.buyer(), "extension/answer", Map.of("answer", "yes"));
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("還有 12 天 0 小時");
    assertThat(post(sale, sale.buyer(), "extension/answer", Map.of("answer", "no")))
        .hasStatus(HttpStatus.CONFLICT);

    done(sale, sale.seller(), "extension", wish);
    clock.tick(DAY.multipliedBy(4).minus(SECOND));
    timers.run();
    assertThat(story(sale)).doesNotContain("extension_lapsed");
    clock.tick(SECOND);
    timers.run();
    assertThat(story(sale)).endsWith("extension_lapsed");
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("還有 8 天 0 小時");
  }

  @Test
  void aProposalLeavesTheDeliveryDateInSight() {
    Sale sale = started();
    done(
        sale,
        sale.seller(),
        "cancel-request",
        Map.of("cancel_amount", "200", "part_reason", "少畫一版"));

    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("距離提議失效", "距離交付期限", "撤回提議")
        .doesNotContain("撤回要求");
  }

  @Test
  void aWishStandsAboveTheFormToDeliverForItsSilenceCounts() {
    Sale sale = started();
    done(sale, sale.buyer(), "cancel-request", Map.of("cancel_reason", "用不到了"));

    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .containsSubsequence("用不到了", "同意取消並全額退款", "/deliver/");
  }

  @Test
  void acceptingIsAskedForOnceMoreBelowWhatWasDelivered() {
    Sale sale = delivered();

    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("下一步：請您驗收")
        .containsSubsequence("第一版", "接受這次交付", "/accept/", "接受並完成訂單");
    assertThat(post(sale, sale.buyer(), "accept", Map.of("number", "7")))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("這個動作沒有完成", "role=\"alert\" tabindex=\"-1\" autofocus")
        .doesNotContain("請修正以下內容");
  }

  @Test
  void silenceAgreesToAFullCancellationAfterFortyEightHours() {
    Sale sale = delivered();
    done(sale, sale.seller(), "cancel-request", Map.of("cancel_reason", "做不到"));
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains(
            "data-order-status=\"delivered\"",
            "data-order-overlay=\"cancel_requested\"",
            "做不到",
            "同意取消並全額退款");
    assertThat(post(sale, sale.buyer(), "accept", Map.of("number", "1")))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("請先回覆或撤回");

    clock.tick(Duration.ofDays(2).minus(SECOND));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.DELIVERED);
    clock.tick(SECOND);
    timers.run();

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(escrow(sale)).isZero();
    assertThat(refunded(sale)).isEqualTo(1_200);
    assertThat(story(sale)).endsWith("cancel_requested", "cancel_accepted", "cancelled_silence");
  }

  @Test
  void aWishToCancelIsAgreedToRefusedOrWithdrawn() {
    Sale sale = started();
    Map<String, String> all = Map.of("cancel_reason", "改變主意");
    done(sale, sale.buyer(), "cancel-request", all);
    done(sale, sale.seller(), "cancel-request/answer", Map.of("answer", "no"));
    done(sale, sale.buyer(), "cancel-request", all);
    done(sale, sale.buyer(), "cancel-request/withdraw", Map.of());
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.IN_PROGRESS);

    done(sale, sale.buyer(), "cancel-request", all);
    done(sale, sale.seller(), "cancel-request/answer", Map.of("answer", "yes"));

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(refunded(sale)).isEqualTo(1_200);
    assertThat(payable(sale)).isZero();
  }

  @Test
  void aPartGoesBackByAgreementOnlyAndTheSellerEarnsTheRest() {
    Sale sale = delivered();
    Map<String, String> part = Map.of("cancel_amount", "200", "part_reason", "晚了兩天");
    assertThat(
            post(
                sale,
                sale.buyer(),
                "cancel-request",
                Map.of("cancel_amount", "1200", "part_reason", "全部")))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("部分退款至少 1 元", "全部");
    assertThat(
            post(
                sale,
                sale.buyer(),
                "cancel-request",
                Map.of("cancel_amount", "", "part_reason", "晚了兩天")))
        .as("an empty part is not all of it")
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("請填整數金額", "晚了兩天")
        .doesNotContain("data-order-overlay");
    done(sale, sale.buyer(), "cancel-request", part);
    clock.tick(Duration.ofDays(2));
    timers.run();
    assertThat(story(sale)).endsWith("part_lapsed");
    assertThat(refunded(sale)).isZero();

    done(sale, sale.buyer(), "cancel-request", part);
    done(sale, sale.seller(), "cancel-request/answer", Map.of("answer", "yes"));
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.DELIVERED);
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("NT$1,000 由平台保管", "這筆金額退還給買家")
        .doesNotContain("退款已經受理", "退款處理中");
    done(sale, sale.buyer(), "accept", Map.of("number", "1"));

    assertThat(refunded(sale)).isEqualTo(200);
    assertThat(payable(sale)).isEqualTo(900);
    assertThat(escrow(sale)).isZero();
  }

  @Test
  void aDisputeStopsTheClocksAndStaffSplitsWhatIsHeld() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "和說好的不一樣"));
    clock.tick(DAY.multipliedBy(30));
    timers.run();
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains(
            "data-order-status=\"disputed\"",
            "data-money=\"disputed\"",
            "等客服裁定歸屬",
            "和說好的不一樣",
            "所有期限都暫停");
    assertThat(get(sale.page() + "status/", sale.buyer()))
        .bodyJson()
        .extractingPath("status")
        .isEqualTo("disputed");
    assertThat(post(sale, sale.buyer(), "accept", Map.of("number", "1")))
        .hasStatus(HttpStatus.CONFLICT);

    assertThat(rule(sale, 480, 700)).hasStatus4xxClientError();
    assertThat(rule(sale, 480, 720)).hasStatus3xxRedirection();

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.COMPLETED);
    assertThat(refunded(sale)).isEqualTo(480);
    assertThat(payable(sale)).isEqualTo(648);
    assertThat(escrow(sale)).isZero();
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("客服裁定退還買家 NT$480，NT$720 歸賣家", "各退一步", "客服裁定後，訂單已完成")
        .doesNotContain("您已經收下");
    assertThat(get(sale.page(), sale.seller()).cookie(new Cookie("language", "en")))
        .bodyText()
        .contains("Support ruled that NT$480 goes back to the buyer and NT$720 to the seller");
    assertThat(rule(sale, 480, 720)).hasStatus4xxClientError();
  }

  @Test
  void aDismissedDisputeGoesOnWithTheTimeThatWasLeft() {
    Sale sale = delivered();
    clock.tick(DAY);
    done(sale, sale.seller(), "dispute", Map.of("dispute_reason", "買家不回覆"));
    clock.tick(DAY.multipliedBy(9));
    assertThat(command(sale, "dismiss", Map.of())).hasStatus3xxRedirection();

    clock.tick(DAY.multipliedBy(2).minus(SECOND));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.DELIVERED);
    clock.tick(SECOND);
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void aCompletedOrderIsDisputedUntilItsEarningClearsAndIsReducedOrReversed() {
    Sale reduced = completed();
    clock.tick(DAY.multipliedBy(10));
    done(reduced, reduced.buyer(), "dispute", Map.of("dispute_reason", "抄襲"));
    assertThat(earning(reduced).status()).isEqualTo(EarningStatus.FROZEN);
    clock.tick(DAY.multipliedBy(10));
    earnings.clear();
    assertThat(earning(reduced).status()).isEqualTo(EarningStatus.FROZEN);
    assertThat(rule(reduced, 700, 500)).hasStatus3xxRedirection();
    assertThat(statusOf(reduced.order())).isEqualTo(OrderStatus.COMPLETED);
    assertThat(payable(reduced)).isEqualTo(450);
    assertThat(refunded(reduced)).isEqualTo(700);
    assertThat(escrow(reduced)).isZero();
    clock.tick(DAY.multipliedBy(4).minus(SECOND));
    earnings.clear();
    assertThat(earning(reduced).status()).isEqualTo(EarningStatus.PENDING_CLEARANCE);
    clock.tick(SECOND);
    earnings.clear();
    assertThat(earning(reduced).status()).isEqualTo(EarningStatus.AVAILABLE);
    assertThat(post(reduced, reduced.buyer(), "dispute", Map.of("dispute_reason", "再一次")))
        .hasStatus(HttpStatus.CONFLICT);

    Sale reversed = completed();
    done(reversed, reversed.buyer(), "dispute", Map.of("dispute_reason", "盜圖"));
    assertThat(rule(reversed, 1_200, 0)).hasStatus3xxRedirection();
    assertThat(statusOf(reversed.order())).isEqualTo(OrderStatus.REVERSED);
    assertThat(earning(reversed).status()).isEqualTo(EarningStatus.CLAWED_BACK);
    assertThat(payable(reversed)).isZero();
    assertThat(escrow(reversed)).isZero();
    assertThat(get(reversed.page(), reversed.seller()))
        .hasStatusOk()
        .bodyText()
        .contains("data-order-status=\"reversed\"");
  }

  @Test
  void whatARulingLeftTheSellerCanBeDisputedAndSplitAgainUntilItClears() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "少了一半"));
    rule(sale, 480, 720);
    clock.tick(DAY.multipliedBy(13));

    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "另一半是抄的"));
    assertThat(earning(sale).status()).isEqualTo(EarningStatus.FROZEN);
    assertThat(rule(sale, 220, 500)).hasStatus3xxRedirection();

    assertThat(refunded(sale)).isEqualTo(700);
    assertThat(payable(sale)).isEqualTo(450);
    assertThat(escrow(sale)).isZero();
  }

  @Test
  void whatSilenceCompletedIsToldToTheBuyerAsHisAndOnlyUntilItIsDisputed() {
    Sale sale = delivered();
    clock.tick(DAY.multipliedBy(3));
    timers.run();
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("您沒有在期限內回覆");
    assertThat(get(sale.page(), sale.seller())).bodyText().contains("買家沒有在期限內回覆");

    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "檔案打不開"));

    for (SignedInAccount party : List.of(sale.buyer(), sale.seller())) {
      assertThat(get(sale.page(), party))
          .bodyText()
          .contains("這筆訂單有爭議，由客服裁定")
          .doesNotContain("沒有在期限內回覆，訂單已自動完成");
    }
  }

  @Test
  void moneyThatStaysAfterAllIsEarned() {
    Sale sale = completed();
    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "抄襲"));
    rule(sale, 700, 500);
    RefundView refund = refunds.of(sale.order().number().reference()).getFirst();

    assertThat(refunds.withdraw(refund.id(), "買家撤回")).isEqualTo(Refunds.Withdrawal.DONE);

    assertThat(escrow(sale)).isZero();
    assertThat(payable(sale)).isEqualTo(1_080);
    assertThat(earning(sale).total()).isEqualTo(Money.of(1_200));
  }

  @Test
  void theDatabaseCompletesNoOrderOverAnOpenWish() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "cancel-request", Map.of("cancel_reason", "改變主意"));

    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ ->
                jdbc.sql("update orders set status = 'COMPLETED' where order_no = :number")
                    .param("number", sale.order().number().value())
                    .update()))
        .hasMessageContaining("while a wish to cancel is open");
  }

  @Test
  void theIncomePageAddsUpToTheBooks() {
    Sale first = completed();
    Sale second = fixtures.another(first);
    fixtures.paid(second);
    done(second, second.buyer(), "requirements", Map.of("answer_0", "再一隻"));
    done(
        second,
        second.buyer(),
        "cancel-request",
        Map.of("cancel_amount", "200", "part_reason", "晚了"));
    done(second, second.seller(), "cancel-request/answer", Map.of("answer", "yes"));
    SignedInAccount seller = first.seller();

    assertThat(get("/studio/income/", seller))
        .hasStatusOk()
        .bodyText()
        .contains("結算中", "NT$1,080", "NT$1,000", "1 筆進行中的訂單", "訂單 NT$1,200，服務費 NT$120")
        .doesNotContain("??");
    assertThat(earnings.sums(seller.id()).total()).isEqualTo(Money.of(payable(first)));
    assertThat(escrow(first) + escrow(second)).isEqualTo(1_000);

    assertThat(earnings.months(seller.id(), 6))
        .hasSize(6)
        .hasValueSatisfying(new Condition<>(Money.of(1_080)::equals, "what was earned this month"));

    clock.tick(DAY.multipliedBy(14));
    earnings.clear();
    assertThat(earnings.sums(seller.id()))
        .isEqualTo(new EarningSums(Money.ZERO, Money.ZERO, Money.of(1_080)));
    assertThat(get("/studio/income/", fixtures.member("新來的")))
        .bodyText()
        .contains("還沒有收入")
        .doesNotContain("??");
  }

  @Test
  void incomeBeginsBehindAnOrderOrEndsBeforeIt() {
    Sale first = completed();
    Sale second = completed(fixtures.another(first));
    Sale third = completed(fixtures.another(first));
    AccountId seller = first.seller().id();
    ChargeReference newest = third.order().number().reference();
    ChargeReference middle = second.order().number().reference();
    ChargeReference oldest = first.order().number().reference();

    assertThat(references(earnings.newest(seller, 2))).containsExactly(newest, middle);
    assertThat(references(earnings.older(seller, newest, 2))).containsExactly(middle, oldest);
    assertThat(references(earnings.newer(seller, oldest, 2))).containsExactly(middle, newest);
    ChargeReference unknown = new ChargeReference("A".repeat(26));
    assertThat(references(earnings.older(seller, unknown, 2))).isEmpty();
    assertThat(references(earnings.newer(seller, unknown, 2))).isEmpty();
    assertThat(references(earnings.older(first.buyer().id(), newest, 2))).isEmpty();

    assertThat(get("/studio/income/?after=" + newest.value(), first.seller()))
        .hasStatusOk()
        .bodyText()
        .contains(middle.value(), oldest.value(), "?before=" + middle.value())
        .doesNotContain("/orders/" + newest.value());
    assertThat(get("/studio/income/?before=" + oldest.value(), first.seller()))
        .bodyText()
        .as("too few are newer to fill a page")
        .contains(newest.value(), middle.value(), oldest.value())
        .doesNotContain("rel=\"prev\"", "rel=\"next\"");
  }

  private static List<ChargeReference> references(List<Earning> earnings) {
    return earnings.stream().map(Earning::reference).toList();
  }

  private Sale completed(Sale another) {
    fixtures.paid(another);
    done(another, another.buyer(), "requirements", Map.of("answer_0", "再一隻"));
    done(another, another.seller(), "deliver", Map.of("number", "1", "note", "第一版"));
    done(another, another.buyer(), "accept", Map.of("number", "1"));
    return another;
  }

  private Sale completed() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "accept", Map.of("number", "1"));
    return sale;
  }

  private MvcTestResult rule(Sale sale, long toBuyer, long toSeller) {
    return command(
        sale,
        "rule",
        Map.of("to_buyer", Long.toString(toBuyer), "to_seller", Long.toString(toSeller)));
  }

  private long dispute(Sale sale) {
    return jdbc.sql("select max(id) from dispute where order_no = :order")
        .param("order", sale.order().number().value())
        .query(Long.class)
        .single();
  }

  private MvcTestResult command(Sale sale, String name, Map<String, String> inputs) {
    var request =
        mvc.post()
            .uri("/admin/disputes/" + dispute(sale) + "/do/" + name + "/")
            .with(JustSignedIn.as(fixtures.operator()))
            .with(csrf())
            .param("reason", "看過檔案與訊息，各退一步");
    inputs.forEach(request::param);
    return request.exchange();
  }

  private long refunded(Sale sale) {
    return refunds.of(sale.order().number().reference()).stream()
        .mapToLong(refund -> refund.amount().dollars())
        .sum();
  }
}
