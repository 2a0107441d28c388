package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.checkout.Language;
import tw.jiean.ecpay.notification.Notification;
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
    Money amount,
    MerchantId merchantId,
    MerchantTradeNo tradeNo,
    ResultToken token,
    Language language,
    Instant createdAt,
    PaymentStatus status,
    Outcome outcome) {

  /**
   * What ECPay has told of the attempt.
   *
   * @param ecpayTradeNo ECPay's number
   * @param code what to pay with
   * @param codeExpiresAt until when
   * @param paidAt when it was paid
   * @param simulated whether that was pretended
   * @param surplus whether another attempt had paid the same reference
   * @param failureCode ECPay's code of the last failure
   */
  record Outcome(
      @Nullable EcpayTradeNo ecpayTradeNo,
      @Nullable PaymentCode code,
      @Nullable Instant codeExpiresAt,
      @Nullable Instant paidAt,
      boolean simulated,
      boolean surplus,
      @Nullable String failureCode) {

    static final Outcome NONE = new Outcome(null, null, null, null, false, false, null);
  }

  /** The money is there; surplus when another attempt has paid the reference already. */
  PaymentAttempt paid(
      Optional<EcpayTradeNo> number, Instant when, boolean simulated, boolean surplus) {
    return become(
        PaymentStatus.PAID,
        new Outcome(
            number.orElse(outcome.ecpayTradeNo()),
            outcome.code(),
            outcome.codeExpiresAt(),
            when,
            simulated,
            surplus,
            outcome.failureCode()));
  }

  /** A code was issued; it is kept even when the status already stands higher. */
  PaymentAttempt codeIssued(Optional<EcpayTradeNo> number, PaymentCode code, Instant deadline) {
    return raise(
        PaymentStatus.CODE_ISSUED,
        new Outcome(
            number.orElse(outcome.ecpayTradeNo()),
            code,
            deadline,
            outcome.paidAt(),
            outcome.simulated(),
            outcome.surplus(),
            outcome.failureCode()));
  }

  /** It was not paid. */
  PaymentAttempt failed(Notification.Failed news) {
    return raise(
        PaymentStatus.FAILED,
        new Outcome(
            news.trade().ecpayTradeNo().orElse(outcome.ecpayTradeNo()),
            outcome.code(),
            outcome.codeExpiresAt(),
            outcome.paidAt(),
            outcome.simulated(),
            outcome.surplus(),
            news.trade().rtnCode()));
  }

  /** Nobody knows yet. */
  PaymentAttempt undecided() {
    return raise(PaymentStatus.UNKNOWN, outcome);
  }

  /** What came does not fit; a person has to look. */
  PaymentAttempt needsReview() {
    return raise(PaymentStatus.NEEDS_REVIEW, outcome);
  }

  boolean isPaid() {
    return status == PaymentStatus.PAID;
  }

  private PaymentAttempt raise(PaymentStatus next, Outcome news) {
    return status.canBecome(next) ? become(next, news) : with(status, news);
  }

  private PaymentAttempt become(PaymentStatus next, Outcome news) {
    if (!status.canBecome(next)) {
      throw new IllegalTransition(id, status, next);
    }
    return with(next, news);
  }

  private PaymentAttempt with(PaymentStatus next, Outcome news) {
    return new PaymentAttempt(
        id,
        reference,
        requestId,
        method,
        amount,
        merchantId,
        tradeNo,
        token,
        language,
        createdAt,
        next,
        news);
  }

  PaymentView view() {
    return new PaymentView(
        id,
        reference,
        tradeNo.value(),
        method,
        amount,
        status,
        outcome.code(),
        outcome.paidAt(),
        createdAt,
        outcome.codeExpiresAt(),
        outcome.simulated(),
        outcome.surplus());
  }
}
