package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.MethodChoice;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.Refunds;

/** Who is told what, and what stands in it. */
@MarketplaceTest
class TellingIT extends MailITBase {

  private static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu/MM/dd");

  @Autowired private Payments payments;
  @Autowired private Refunds refunds;
  @Autowired private Accounts people;

  @BeforeEach
  void tellWhatOthersLeft() {
    tell();
  }

  @Test
  void aPaymentSendsTheReceiptToTheBuyerAndTheOrderToTheSeller() {
    Sale sale = fixtures.funded();

    tell();

    StoredMail receipt = newest(sale.buyer());
    assertThat(receipt.subject()).startsWith("付款收據：" + MailFixtures.TITLE);
    assertThat(receipt.text())
        .contains(
            "訂單編號: " + sale.order().number(),
            "金額: NT$1,200",
            "支付方式: 信用卡",
            "付款時間: 2026/11/22 12:01",
            "付款編號: " + sale.tradeNo(),
            "賣家: " + sale.seller().displayName(),
            "http://localhost:8080" + sale.page(),
            "測試環境")
        .as("nobody reads it")
        .doesNotContain("no-reply");
    assertThat(newest(sale.seller()).subject()).startsWith("新訂單：");
    assertThat(newest(sale.seller()).text()).doesNotContain(sale.tradeNo());
  }

  @Test
  void textOfPeopleIsTextInHtmlToo() {
    Sale sale = fixtures.funded();

    tell();

    assertThat(newest(sale.buyer()).html())
        .contains("標誌設計 &lt;b&gt;&amp;")
        .doesNotContain("<b>&")
        .contains("href=\"http://localhost:8080" + sale.page() + "\"");
  }

  @ParameterizedTest
  @EnumSource(names = {"ATM", "CVS", "BARCODE"})
  void aCodeIsSentWithAmountAndDeadlineAndRemindedOfADayAhead(PaymentMethod method) {
    LocalDate last = LocalDate.ofInstant(clock.instant(), TAIWAN).plusDays(3);
    Sale sale = fixtures.issued(method, DAY.format(last));

    tell();

    assertThat(newest(sale.buyer()).text())
        .contains("金額: NT$1,200", "繳費期限: " + DAY.format(last) + " 23:59（台灣時間）")
        .contains(
            switch (method) {
              case ATM -> List.of("銀行代碼: 005", "轉帳帳號: 5219115400009014");
              case CVS -> List.of("超商代碼: LLL22251222");
              default ->
                  List.of("條碼第一段: 140412B3B", "條碼第二段: 0000000000000000", "條碼第三段: 041241000001200");
            });
    assertThat(told(sale.seller())).isEmpty();

    Instant deadline = last.plusDays(1).atStartOfDay(TAIWAN).toInstant();
    later(Duration.between(clock.instant(), deadline.minus(Duration.ofHours(25))));
    assertThat(told(sale.buyer())).containsExactly("payment_code buyer");
    later(Duration.ofHours(1).plusMinutes(1));
    assertThat(told(sale.buyer())).containsExactly("payment_code buyer", "payment_reminder buyer");
  }

  @Test
  void whoHasPaidIsNotReminded() {
    LocalDate last = LocalDate.ofInstant(clock.instant(), TAIWAN).plusDays(3);
    Sale sale = fixtures.issued(PaymentMethod.CVS, DAY.format(last));
    tell();
    fixtures.paidInStore(sale);

    later(Duration.ofDays(3));

    assertThat(told(sale.buyer())).containsExactly("payment_code buyer", "order_funded buyer");
  }

  @Test
  void aFailureIsToldOnlyToWhoDoesNotTryAgain() {
    Sale given = fixtures.declined();
    Sale retried = fixtures.declined();
    later(Duration.ofMinutes(14));
    orders.payAgain(
        retried.buyer().id(),
        retried.order().number(),
        MethodChoice.of(PaymentMethod.CREDIT_CARD),
        RequestId.random());
    assertThat(told(given.buyer())).isEmpty();

    later(Duration.ofMinutes(2));

    assertThat(told(given.buyer())).containsExactly("payment_failed buyer");
    assertThat(newest(given.buyer()).text())
        .contains("重新付款:\nhttp://localhost:8080" + given.page());
    assertThat(told(retried.buyer())).isEmpty();
  }

  @Test
  void aRefundTellsTheBuyerEachStepAndTheSellerWhatHeLoses() {
    Sale sale = fixtures.funded();
    tell();
    PaymentView paid = payments.counting(sale.order().number().reference()).orElseThrow();

    refunds.request(refund(paid, Money.of(200), "少做一個提案"));
    tell();

    assertThat(told(sale.buyer())).containsExactly("order_funded buyer", "refund_opened buyer");
    assertThat(newest(sale.buyer()).text()).contains("退款金額: NT$200", "退款原因：少做一個提案");
    assertThat(told(sale.seller())).containsExactly("order_funded seller", "refund_opened seller");

    refunds.withdrawAll(paid.id(), "雙方同意照舊");
    tell();

    assertThat(told(sale.buyer())).endsWith("refund_withdrawn buyer");
    assertThat(newest(sale.buyer()).text()).contains("原因：雙方同意照舊");
  }

  @Test
  void theProductsReasonIsReadInTheReadersLanguageAndSomebodysWordsAsTheyAre() {
    Sale sale = fixtures.funded();
    people.speak(sale.buyer().id(), Locale.ENGLISH);
    PaymentView paid = payments.counting(sale.order().number().reference()).orElseThrow();

    refunds.request(refund(paid, Money.of(200), new RefundReason("order.cause.agreed", "少做一個提案")));
    tell();

    assertThat(newest(sale.buyer()).text()).contains("Reason: Both parties agreed: 少做一個提案");
    assertThat(newest(sale.seller()).text()).contains("退款原因：雙方同意：少做一個提案");

    refunds.request(refund(paid, Money.of(300), RefundReason.because("refund.reason.paid_twice")));
    tell();

    assertThat(newest(sale.buyer()).text()).contains("Reason: Paid twice");
    assertThat(newest(sale.seller()).text()).contains("退款原因：同一筆訂單付了兩次");
  }

  @Test
  void whatARulingGivesBackIsToldTheSellerByTheRulingAlone() {
    Sale sale = fixtures.funded();
    PaymentView paid = payments.counting(sale.order().number().reference()).orElseThrow();

    refunds.request(refund(paid, Money.of(200), new RefundReason("order.cause.ruled", "各有責任")));
    tell();

    assertThat(newest(sale.buyer()).text()).contains("退款原因：客服裁定：各有責任");
    assertThat(told(sale.seller())).containsExactly("order_funded seller");
  }

  @Test
  void aRefundByTransferAsksForTheAccountOnTheOrdersPage() {
    Sale card = fixtures.funded();
    Sale store = fixtures.placed(PaymentMethod.CVS);
    fixtures.paidInStore(store);
    for (Sale sale : List.of(card, store)) {
      PaymentView paid = payments.counting(sale.order().number().reference()).orElseThrow();
      refunds.request(refund(paid, Money.of(200), "少做一個提案"));
    }
    tell();

    assertThat(newest(store.buyer()).text())
        .contains("退款帳戶: 這筆款項以轉帳退還，請到訂單頁填寫退款帳戶。", "/orders/" + store.order().number());
    assertThat(newest(card.buyer()).text()).doesNotContain("退款帳戶");
    assertThat(newest(store.seller()).text()).doesNotContain("退款帳戶");
  }

  @Test
  void anOrderThatAllMoneyLeavesIsCancelledForBoth() {
    Sale sale = fixtures.funded();
    PaymentView paid = payments.counting(sale.order().number().reference()).orElseThrow();

    refunds.request(refund(paid, Money.of(MailFixtures.PRICE), "賣家無法接單"));
    tell();

    assertThat(told(sale.buyer()))
        .contains("order_funded buyer", "order_cancelled buyer", "refund_opened buyer");
    assertThat(told(sale.seller()))
        .containsExactlyInAnyOrder("order_funded seller", "order_cancelled seller");
    assertThat(newest(sale.seller()).text()).contains("取消原因：賣家無法接單");
  }

  @Test
  void aSellerDoesNotHearOfAnOrderThatWasNeverPaid() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);

    orders.cancelUnpaid(sale.order().number(), "買家改變主意");
    tell();

    assertThat(told(sale.buyer())).containsExactly("order_cancelled buyer");
    assertThat(told(sale.seller())).isEmpty();
  }

  private static NewRefund refund(PaymentView paid, Money amount, String words) {
    return refund(paid, amount, RefundReason.said(words));
  }

  private static NewRefund refund(PaymentView paid, Money amount, RefundReason reason) {
    return NewRefund.ofCharge(
        paid.reference(), amount, reason, UUID.randomUUID().toString(), NewRefund.SYSTEM);
  }
}
