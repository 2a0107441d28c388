package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.CardAction;
import tw.jiean.ecpay.card.CardStep;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.marketplace.ledger.LedgerAccount;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.OpenedPayment;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.StatementPayment;
import tw.jiean.marketplace.payment.StatementPayments;

/** A refund of each kind, from the wish to the buyer, as the sandbox sees it too. */
@Tag("time")
class RefundKindsIT extends RefundITBase {

  @Autowired private StatementPayments statements;

  @Test
  void theWholeOfAnAuthorisedPaymentIsAbandoned() {
    Paid paid = paidByCard();
    RefundId refund = request(paid, PRICE);
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUND_PENDING);
    assertThat(escrow(paid)).isZero();
    assertThat(ledger.balance(Side.refundPayable(refund.toString()))).isEqualTo(PRICE);

    execution.runDue();

    assertDone(refund, RefundWay.RELEASED);
    assertThat(actions(refund)).containsExactly("abandon");
    assertThat(card(paid).state()).isEqualTo("abandoned");
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(payment(paid).refunded()).isEqualTo(Money.of(PRICE));
    assertThat(ledger.balance(Side.refundPayable(refund.toString()))).isZero();
    assertThat(receivable(paid)).isZero();
  }

  @Test
  void aPartOfAnAuthorisedPaymentIsRefundedAfterACapture() {
    Paid paid = paidByCard();
    RefundId refund = request(paid, 500);

    execution.runDue();

    assertDone(refund, RefundWay.CARD);
    assertThat(actions(refund)).containsExactly("capture", "refund");
    advanceTo(LocalTime.of(21, 0));
    assertThat(card(paid).captured()).isEqualTo(PRICE);
    assertThat(card(paid).refunded()).isEqualTo(500);
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(escrow(paid)).isEqualTo(700);
    assertThat(receivable(paid)).isEqualTo(700);
  }

  @Test
  void theWholeOfAPendingCaptureIsCancelledAndAbandoned() {
    Paid paid = pendingCapture();
    RefundId refund = request(paid, PRICE);

    execution.runDue();

    assertDone(refund, RefundWay.RELEASED);
    assertThat(actions(refund)).containsExactly("cancel_capture", "abandon");
    assertThat(card(paid).state()).isEqualTo("abandoned");
    assertThat(receivable(paid)).isZero();
  }

  @Test
  void aPartOfAPendingCaptureIsRefunded() {
    Paid paid = pendingCapture();
    RefundId refund = request(paid, 500);

    execution.runDue();

    assertDone(refund, RefundWay.CARD);
    assertThat(actions(refund)).containsExactly("refund");
    assertThat(card(paid).refunded()).isEqualTo(500);
  }

  @Test
  void theWholeOfACapturedPaymentIsRefunded() {
    Paid paid = captured();
    RefundId refund = request(paid, PRICE);

    execution.runDue();

    assertDone(refund, RefundWay.CARD);
    assertThat(card(paid).refunded()).isEqualTo(PRICE);
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void partsAreRefundedUpToTheWholeAndNotAbove() {
    Paid paid = captured();
    RefundId first = request(paid, 500);
    RefundId second = request(paid, 300);
    assertThat(ask(paid, 401, "above")).isEqualTo(new RefundAnswer.MoreThanLeft(Money.of(400)));
    execution.runDue();
    RefundId third = request(paid, 400);
    execution.runDue();

    for (RefundId refund : new RefundId[] {first, second, third}) {
      assertDone(refund, RefundWay.CARD);
    }
    assertThat(card(paid).refunded()).isEqualTo(PRICE);
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(ask(paid, 1, "too late")).isEqualTo(new RefundAnswer.MoreThanLeft(Money.ZERO));
    assertThat(escrow(paid)).isZero();
    assertThat(receivable(paid)).isZero();
  }

  @Test
  void theLastPartOfAPendingCaptureWaitsForTheClosing() {
    Paid paid = paidByCard();
    RefundId first = request(paid, 500);
    RefundId last = request(paid, 700);
    execution.runDue();
    assertDone(first, RefundWay.CARD);
    assertThat(refund(last).view().whereabouts()).isEqualTo(RefundView.Whereabouts.PLANNED);

    advanceTo(LocalTime.of(21, 0));
    execution.runDue();
    advanceTo(LocalTime.of(7, 0));
    execution.runDue();

    assertDone(last, RefundWay.CARD);
    assertThat(card(paid).refunded()).isEqualTo(PRICE);
  }

  @Test
  void whatEcpayCapturedThisEveningWaitsForTheMorning() {
    Paid paid = paidByCard();
    advanceTo(LocalTime.of(20, 20));
    RefundId refund = request(paid, PRICE);
    execution.runDue();
    assertThat(refund(refund).status()).isEqualTo(RefundStatus.REQUESTED);
    advanceTo(LocalTime.of(23, 0));
    execution.runDue();
    assertThat(actions(refund)).isEmpty();

    advanceTo(LocalTime.of(6, 1));
    execution.runDue();

    assertDone(refund, RefundWay.CARD);
    assertThat(card(paid).refunded()).isEqualTo(PRICE);
  }

  @Test
  void instalmentsGoBackByTheCardAsAWholeAndByTheBankInPart() {
    Paid whole = paidInInstalments();
    Paid part = paidInInstalments();
    RefundId all = request(whole, PRICE);
    RefundId some = request(part, 500);

    execution.runDue();

    assertDone(all, RefundWay.RELEASED);
    assertThat(refund(some).status()).isEqualTo(RefundStatus.TRANSFER_DUE);
    assertThat(refund(some).state().cause()).isEqualTo(RefundCause.WHOLE_ONLY);
    assertThat(actions(some)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ATM", "WEBATM", "CVS", "BARCODE"})
  void whatWasPaidAtABankOrStoreIsTransferredInTwoSteps(PaymentMethod method) {
    Paid paid = paid(method, PRICE);
    RefundId refund = request(paid, PRICE);
    long cash = ledger.balance(Side.house(LedgerAccount.CASH));
    execution.runDue();
    assertThat(refund(refund).state())
        .extracting(Refund.State::status, Refund.State::cause)
        .containsExactly(RefundStatus.TRANSFER_DUE, RefundCause.NOT_A_CARD);
    assertThat(desk.confirmTransfer(refund, "B-1", "one@example.com"))
        .isEqualTo(RefundDesk.Result.NOT_NOW);

    assertThat(desk.enterPayee(refund, new Payee("012", "12345678901", "林小姐"), "one@example.com"))
        .isEqualTo(RefundDesk.Result.DONE);
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUND_PENDING);
    assertThat(desk.confirmTransfer(refund, "B-2026-1", "one@example.com"))
        .isEqualTo(RefundDesk.Result.DONE);

    assertDone(refund, RefundWay.TRANSFER);
    assertThat(refund(refund).view().bankReference()).isEqualTo("B-2026-1");
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
    // ECPay still owes us what the buyer had paid there; we have given it back from our bank.
    assertThat(receivable(paid)).isEqualTo(PRICE);
    assertThat(ledger.balance(Side.house(LedgerAccount.CASH))).isEqualTo(cash - PRICE);
    assertThat(ledger.balance(Side.refundPayable(refund.toString()))).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "TWQR, 1200, OPAY_CONSOLE",
    "BNPL, 3000, FINANCIER",
    "WEIXIN, 1200, WALLET",
    "JKOPAY, 1200, WALLET",
    "IPASS, 1200, WALLET"
  })
  void walletsAndFinanciersAreRefundedByHand(PaymentMethod method, long amount, RefundCause cause) {
    Paid paid = paid(method, amount);
    RefundId refund = request(paid, amount);
    execution.runDue();
    assertThat(refund(refund).state())
        .extracting(Refund.State::status, Refund.State::cause)
        .containsExactly(RefundStatus.BY_HAND_DUE, cause);

    assertThat(desk.confirmByHand(refund, "O-77", "one@example.com"))
        .isEqualTo(RefundDesk.Result.DONE);

    assertDone(refund, RefundWay.HAND);
    assertThat(receivable(paid)).isZero();
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
  }

  /** Without the authorisation's number ECPay can neither be asked nor told anything of a card. */
  @Test
  void aCardsPaymentThatOnlyAStatementKnowsIsRefundedByHandInEcpaysConsole() {
    ChargeReference reference = newReference();
    OpenedPayment opened = open(reference, PaymentMethod.CREDIT_CARD, PRICE);
    statements.take(
        new StatementPayment(
            opened.merchantTradeNo(),
            Optional.of("9" + opened.merchantTradeNo().substring(0, 15)),
            PRICE,
            clock.instant(),
            Map.of("trade", opened.merchantTradeNo())));
    Paid paid = new Paid(reference, payments.find(opened.id()).orElseThrow());
    RefundId refund = request(paid, PRICE);

    execution.runDue();

    assertThat(refund(refund).state())
        .extracting(Refund.State::status, Refund.State::cause)
        .containsExactly(RefundStatus.BY_HAND_DUE, RefundCause.NO_CARD_NUMBER);
    assertThat(actions(refund)).isEmpty();
    assertThat(desk.confirmByHand(refund, "C-12", "one@example.com"))
        .isEqualTo(RefundDesk.Result.DONE);
    assertDone(refund, RefundWay.HAND);
    assertThat(receivable(paid)).isZero();
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void aWithdrawnRefundLeavesEverythingAsItWas() {
    Paid paid = paidByCard();
    RefundId refund = request(paid, PRICE);

    assertThat(refunds.withdraw(refund, "買家改變主意")).isEqualTo(Refunds.Withdrawal.DONE);
    execution.runDue();

    assertThat(card(paid).state()).isEqualTo("authorised");
    assertThat(payment(paid).status()).isEqualTo(PaymentStatus.PAID);
    assertThat(escrow(paid)).isEqualTo(PRICE);
    assertThat(refunds.withdraw(refund, "again")).isEqualTo(Refunds.Withdrawal.ALREADY_WITHDRAWN);
    assertDone(requestAndRun(paid), RefundWay.RELEASED);
  }

  private RefundId requestAndRun(Paid paid) {
    RefundId refund = request(paid, PRICE);
    execution.runDue();
    return refund;
  }

  @Test
  void moneyThatEcpayHasLetGoOfIsNeitherKeptNorTransferred() {
    Paid paid = pendingCapture();
    RefundId refund = request(paid, PRICE);
    RefundStep step =
        log.add(
            refund,
            new CardStep(CardAction.CANCEL_CAPTURE, new TradeAmount(PRICE)),
            new CardSnapshot("要關帳", 0, 0),
            clock.instant());
    log.find(step, RefundStep.Outcome.ACCEPTED, "1", clock.instant());
    jdbc.sql(
            "update refund set status = 'refused', cause = 'refused_by_ecpay', next_at = null where id = :id")
        .param("id", refund.value())
        .update();

    assertThat(refunds.withdraw(refund, "keep it")).isEqualTo(Refunds.Withdrawal.UNDER_WAY);
    assertThat(desk.transferInstead(refund)).isEqualTo(RefundDesk.Result.NOT_CLEAR);
    assertThat(refund(refund).status()).isEqualTo(RefundStatus.REFUSED);
    // The capture that ECPay still sees in this test is cancelled, and the authorisation given up.
    assertThat(desk.retry(refund)).isEqualTo(RefundDesk.Result.DONE);
    execution.runDue();
    assertDone(refund, RefundWay.RELEASED);
  }

  @Test
  void whatIsGivenBackCannotBeWithdrawn() {
    Paid paid = paidByCard();
    RefundId refund = requestAndRun(paid);

    assertThat(refunds.withdraw(refund, "too late")).isEqualTo(Refunds.Withdrawal.GIVEN_BACK);
  }

  @Test
  void moneyThatCameTwiceGoesBackAtOnceAndByItself() {
    ChargeReference reference = newReference();
    OpenedPayment first = open(reference, PaymentMethod.CREDIT_CARD, PRICE);
    OpenedPayment second = open(reference, PaymentMethod.CREDIT_CARD, PRICE);
    Paid counts = paid(reference, first, first.form(), BuyersChoice.any());
    Paid surplus = paid(reference, second, second.form(), BuyersChoice.any());
    assertThat(surplus.view().status()).isEqualTo(PaymentStatus.REFUND_PENDING);
    RefundView refund = refunds.of(reference).getFirst();
    assertThat(refund.surplus()).isTrue();

    execution.runDue();

    assertDone(refund.id(), RefundWay.RELEASED);
    assertThat(card(surplus).state()).isEqualTo("abandoned");
    assertThat(payment(counts).status()).isEqualTo(PaymentStatus.PAID);
    assertThat(escrow(counts)).isEqualTo(PRICE);
    assertThat(ledger.balance(Side.surplus(surplus.view().id().toString()))).isZero();
  }

  @Test
  void moneyThatNobodyWantsAnyMoreWaitsADayAndGoesBack() {
    ChargeReference reference = newReference();
    OpenedPayment opened = open(reference, PaymentMethod.CREDIT_CARD, PRICE);
    charges.refuse(reference);
    Paid paid = paid(reference, opened, opened.form(), BuyersChoice.any());
    RefundView planned = refunds.of(reference).getFirst();
    assertThat(planned.whereabouts()).isEqualTo(RefundView.Whereabouts.PLANNED);
    assertThat(refunds.withdraw(planned.id(), "nobody's")).isEqualTo(Refunds.Withdrawal.NOBODYS);
    execution.runDue();
    assertThat(actions(planned.id())).isEmpty();

    advanceTo(LocalTime.of(21, 0));
    advanceTo(LocalTime.of(13, 0));
    execution.runDue();

    assertDone(planned.id(), RefundWay.CARD);
    assertThat(card(paid).refunded()).isEqualTo(PRICE);
    assertThat(receivable(paid)).isZero();
  }

  @Test
  void whatWasNotPaidCannotBeRefunded() {
    ChargeReference reference = newReference();
    open(reference, PaymentMethod.CREDIT_CARD, PRICE);

    assertThat(
            refunds.request(
                NewRefund.ofCharge(
                    reference,
                    Money.of(1),
                    RefundReason.said("test"),
                    UUID.randomUUID().toString(),
                    "system")))
        .isEqualTo(new RefundAnswer.NotPaid());
  }

  @Test
  void buyersAccountsAreForgottenWhenTheRefundIsLongOver() {
    Paid paid = paid(PaymentMethod.ATM, PRICE);
    RefundId refund = request(paid, PRICE);
    execution.runDue();
    desk.enterPayee(refund, new Payee("012", "12345678901", "林小姐"), "one@example.com");
    desk.confirmTransfer(refund, "B-3", "one@example.com");
    advance(Duration.ofDays(29));
    execution.runDue();
    assertThat(payees(refund)).isEqualTo(1);

    advance(Duration.ofDays(2));
    execution.runDue();

    assertThat(payees(refund)).isZero();
  }

  private long payees(RefundId refund) {
    return jdbc.sql("select count(*) from refund_payee where refund_id = :id")
        .param("id", refund.value())
        .query(Long.class)
        .single();
  }
}
