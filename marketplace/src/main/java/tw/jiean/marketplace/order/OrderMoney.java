package tw.jiean.marketplace.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.earning.Earnings;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Step.Settlement;
import tw.jiean.marketplace.page.PlainText;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundAnswer;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.Refunds;

/** What becomes of an order's money when it moves, in the same transaction. */
@Component
class OrderMoney {

  private final Earnings earnings;
  private final Refunds refunds;
  private final Ledger ledger;

  OrderMoney(Earnings earnings, Refunds refunds, Ledger ledger) {
    this.earnings = earnings;
    this.refunds = refunds;
    this.ledger = ledger;
  }

  void settle(Step.Move move, Instant now) {
    Order order = move.work().order();
    ChargeReference reference = order.number().reference();
    switch (move.settlement()) {
      case Settlement.Keep _ -> {}
      case Settlement.Earn _ -> earn(move.work(), now);
      case Settlement.GiveBack(Money amount, WorkEvent.Cause cause, String reason) ->
          giveBack(order, amount == null ? held(reference) : amount, reason(cause, reason), now);
      case Settlement.Split split -> split(move.work(), split, now);
      case Settlement.Freeze _ -> {
        if (!earnings.freeze(reference)) {
          throw new IllegalStateException("The earning of " + reference + " cannot be frozen");
        }
      }
      case Settlement.Thaw _ -> earnings.thaw(reference);
    }
  }

  /** What is left of the price, when all of it goes somewhere else, earns nothing. */
  private void earn(Work work, Instant now) {
    Order order = work.order();
    Money held = held(order.number().reference());
    if (held.dollars() > 0) {
      earnings.earn(
          order.number().reference(),
          order.seller().id(),
          held,
          work.rules().rate(),
          work.rules().clearance(),
          now);
    }
  }

  private void split(Work work, Settlement.Split split, Instant now) {
    Order order = work.order();
    ChargeReference reference = order.number().reference();
    boolean earned = earnings.of(reference).isPresent();
    if (earned) {
      earnings.rebook(reference, split.toSeller(), work.rules().rate());
      if (split.toSeller().dollars() > 0) {
        earnings.thaw(reference);
      }
    }
    if (split.toBuyer().dollars() > 0) {
      giveBack(order, split.toBuyer(), reason(WorkEvent.Cause.RULED, split.reason()), now);
    }
    if (!earned) {
      earn(work, now);
    }
  }

  private void giveBack(Order order, Money amount, RefundReason reason, Instant now) {
    ChargeReference reference = order.number().reference();
    String request = "order:" + reference + ":" + now.toEpochMilli();
    RefundAnswer answer =
        refunds.request(NewRefund.ofCharge(reference, amount, reason, request, NewRefund.SYSTEM));
    if (!(answer instanceof RefundAnswer.Opened)) {
      throw new IllegalStateException("Order " + reference + " cannot give back: " + answer);
    }
  }

  private Money held(ChargeReference reference) {
    return Money.of(ledger.balance(Side.escrow(reference.value())));
  }

  private static RefundReason reason(WorkEvent.Cause cause, @Nullable String words) {
    return new RefundReason(
        cause.textKey(), words == null ? null : PlainText.shortened(words, RefundReason.MAX_WORDS));
  }
}
