package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.checkout.Language;
import tw.jiean.marketplace.money.Money;

/**
 * One try to have a charge paid at ECPay. A failed one stays; the next try is another attempt with
 * another number.
 */
record PaymentAttempt(
    PaymentId id,
    ChargeReference reference,
    String requestId,
    PaymentMethod method,
    PaymentTerms terms,
    Money amount,
    MerchantId merchantId,
    MerchantTradeNo tradeNo,
    ResultToken token,
    Language language,
    Instant createdAt,
    PaymentStatus status,
    Outcome outcome) {

  /**
   * What is known of how it went.
   *
   * @param ecpayTradeNo ECPay's number
   * @param code what to pay with
   * @param codeExpiresAt until when
   * @param paidAt when it was paid
   * @param simulated whether that was pretended
   * @param surplus whether nobody took the money: it has to be given back
   * @param failureCode ECPay's code of the last failure
   * @param card what giving a card's money back needs
   * @param refunded whole NT$ that were given back
   */
  record Outcome(
      @Nullable EcpayTradeNo ecpayTradeNo,
      @Nullable PaymentCode code,
      @Nullable Instant codeExpiresAt,
      @Nullable Instant paidAt,
      boolean simulated,
      boolean surplus,
      @Nullable String failureCode,
      @Nullable CardFacts card,
      Money refunded) {

    static final Outcome NONE =
        new Outcome(null, null, null, null, false, false, null, null, Money.ZERO);

    Outcome paid(News.Paid paid) {
      return new Outcome(
          paid.ecpayTradeNo().orElse(ecpayTradeNo),
          code,
          codeExpiresAt,
          paid.at(),
          paid.simulated(),
          false,
          failureCode,
          paid.card(),
          refunded);
    }

    Outcome code(News.CodeIssued issued) {
      return new Outcome(
          issued.ecpayTradeNo().orElse(ecpayTradeNo),
          issued.code(),
          issued.deadline(),
          paidAt,
          simulated,
          surplus,
          failureCode,
          card,
          refunded);
    }

    Outcome failed(Optional<EcpayTradeNo> number, String code) {
      return new Outcome(
          number.orElse(ecpayTradeNo),
          this.code,
          codeExpiresAt,
          paidAt,
          simulated,
          surplus,
          code,
          card,
          refunded);
    }

    Outcome surplus(boolean surplus) {
      return new Outcome(
          ecpayTradeNo,
          code,
          codeExpiresAt,
          paidAt,
          simulated,
          surplus,
          failureCode,
          card,
          refunded);
    }

    Outcome refunded(Money refunded) {
      return new Outcome(
          ecpayTradeNo,
          code,
          codeExpiresAt,
          paidAt,
          simulated,
          surplus,
          failureCode,
          card,
          refunded);
    }
  }

  /** The money is there. Whether anybody takes it is told by {@link #surplus()} afterwards. */
  PaymentAttempt paid(News.Paid news) {
    return on(PaymentEvent.MONEY, outcome.paid(news));
  }

  /** Nobody takes the money. */
  PaymentAttempt surplus() {
    return with(status, outcome.surplus(true));
  }

  /** The one who charged takes the money after all. */
  PaymentAttempt revived() {
    return with(status, outcome.surplus(false));
  }

  /** A code was issued; it is kept even when the status already stands higher. */
  PaymentAttempt codeIssued(News.CodeIssued news) {
    return on(PaymentEvent.CODE_TOLD, outcome.code(news));
  }

  /** It was not paid. */
  PaymentAttempt failed(News.Failed news) {
    return on(PaymentEvent.NOT_PAID, outcome.failed(news.ecpayTradeNo(), news.code()));
  }

  /** Nobody knows yet. */
  PaymentAttempt undecided() {
    return on(PaymentEvent.UNDECIDED, outcome);
  }

  /** Its time is over. */
  PaymentAttempt expired() {
    return on(PaymentEvent.TIME_OVER, outcome);
  }

  /** What came does not fit; a person has to look. */
  PaymentAttempt needsReview() {
    return on(PaymentEvent.MISFIT, outcome);
  }

  /** A person looked, and it was no payment. */
  PaymentAttempt dismissed() {
    return on(PaymentEvent.DISMISSED, outcome);
  }

  /** Some of it is to be given back. */
  PaymentAttempt refundOpened() {
    return on(PaymentEvent.REFUND_OPENED, outcome);
  }

  /**
   * No refund of it is open any more.
   *
   * @param refunded whole NT$ that were given back in all, at most what was paid
   */
  PaymentAttempt refundsClosed(Money refunded) {
    PaymentEvent event =
        refunded.equals(amount)
            ? PaymentEvent.GIVEN_BACK
            : refunded.equals(Money.ZERO)
                ? PaymentEvent.KEPT_WHOLE
                : PaymentEvent.GIVEN_BACK_IN_PART;
    return on(event, outcome.refunded(refunded));
  }

  /** More of it was given back, while another refund is still open. */
  PaymentAttempt refundedSoFar(Money refunded) {
    return with(status, outcome.refunded(refunded));
  }

  boolean isPaid() {
    return status.isPaid();
  }

  /** Whether this is the attempt that pays its reference. */
  boolean counts() {
    return isPaid() && !outcome.surplus();
  }

  private PaymentAttempt on(PaymentEvent event, Outcome known) {
    Optional<PaymentStatus> next = event.move(status);
    if (next.isEmpty() && !event.isNews()) {
      throw new IllegalTransition(id, status, event);
    }
    return with(next.orElse(status), known);
  }

  private PaymentAttempt with(PaymentStatus next, Outcome known) {
    return new PaymentAttempt(
        id,
        reference,
        requestId,
        method,
        terms,
        amount,
        merchantId,
        tradeNo,
        token,
        language,
        createdAt,
        next,
        known);
  }

  PaymentView view() {
    return new PaymentView(
        id,
        reference,
        tradeNo.value(),
        method,
        terms,
        amount,
        status,
        outcome.code(),
        outcome.paidAt(),
        createdAt,
        outcome.codeExpiresAt(),
        outcome.simulated(),
        outcome.surplus(),
        outcome.refunded(),
        outcome.ecpayTradeNo() == null ? null : outcome.ecpayTradeNo().value(),
        outcome.card());
  }
}
