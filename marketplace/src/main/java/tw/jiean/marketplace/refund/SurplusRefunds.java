package tw.jiean.marketplace.refund;

import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.payment.SurplusReceived;

/**
 * Has money given back that nobody takes, in the transaction that records it: it is never without
 * somebody to whom it is owed. Where another attempt has paid, it goes at once; else it waits a
 * while, in which an operator may revive the order with it.
 */
@Component
class SurplusRefunds {

  private final Refunds refunds;
  private final Payments payments;
  private final RefundSettings settings;

  SurplusRefunds(Refunds refunds, Payments payments, RefundSettings settings) {
    this.refunds = refunds;
    this.payments = payments;
    this.settings = settings;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void on(SurplusReceived surplus) {
    boolean paidTwice =
        payments.attempts(surplus.reference()).stream()
            .anyMatch(attempt -> attempt.status().isPaid() && !attempt.surplus());
    NewRefund wish =
        NewRefund.ofPayment(
            surplus.reference(),
            surplus.payment(),
            surplus.amount(),
            RefundReason.because(
                paidTwice ? "refund.reason.paid_twice" : "refund.reason.not_wanted"),
            "surplus:" + surplus.payment(),
            NewRefund.SYSTEM);
    RefundAnswer answer =
        refunds.request(
            wish,
            paidTwice ? null : RefundCause.GRACE,
            paidTwice ? Duration.ZERO : settings.surplusGrace());
    if (!(answer instanceof RefundAnswer.Opened)) {
      throw new IllegalStateException(
          "Surplus of payment " + surplus.payment() + " cannot be refunded: " + answer);
    }
  }
}
