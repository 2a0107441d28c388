package tw.jiean.marketplace.refund;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.EcpayException;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.Authorisation;
import tw.jiean.ecpay.card.Cards;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.ecpay.refund.PlanReason;
import tw.jiean.ecpay.refund.RefundPlan;
import tw.jiean.ecpay.refund.RefundPlanner;
import tw.jiean.ecpay.refund.RefundRequest;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;

/**
 * Works at refunds: asks ECPay for the card's state, plans, gives one command, and notes down how
 * it went. What it is about to do is committed before it calls anybody, so wherever it dies, the
 * next one knows what may have happened and asks. A command without an answer is never given again
 * before ECPay's own state shows that it was not carried out.
 */
@Service
public class RefundExecution {

  private static final Logger log = LoggerFactory.getLogger(RefundExecution.class);

  private final RefundWork work;
  private final Payments payments;
  private final Cards cards;
  private final RefundSettings settings;
  private final boolean stage;
  private final Clock clock;

  RefundExecution(
      RefundWork work,
      Payments payments,
      EcpayClient ecpay,
      EcpayConfig config,
      RefundSettings settings,
      Clock clock) {
    this.work = work;
    this.payments = payments;
    this.cards = ecpay.cards();
    this.settings = settings;
    this.stage = config.environment().equals(EcpayEnvironment.STAGE);
    this.clock = clock;
  }

  /**
   * Works at everything that is due, once. Not inside a transaction. May run at the same time in
   * any number of instances; what one of them leaves behind, another takes up after two minutes.
   *
   * @return how much it worked at
   */
  public int runDue() {
    int worked = 0;
    for (Optional<Refund> due = work.claim(); due.isPresent(); due = work.claim()) {
      Refund refund = due.get();
      try {
        workAt(refund);
      } catch (RuntimeException e) {
        // One that goes wrong keeps no other from its turn; it is taken up again after its lease.
        log.error("Refund {} could not be worked at and is tried again", refund.id(), e);
      }
      worked++;
    }
    work.forgetPayees();
    return worked;
  }

  private void workAt(Refund refund) {
    switch (refund.status()) {
      case REQUESTED -> advance(refund);
      case CALLING -> work.lost(refund);
      case UNKNOWN -> resolve(refund);
      case TRANSFER_DUE, TRANSFER_ENTERED, BY_HAND_DUE, REFUSED, DONE, WITHDRAWN ->
          throw new IllegalStateException("Refund " + refund.id() + " is not worked at by itself");
    }
  }

  private void advance(Refund refund) {
    PaymentView paid = payments.find(refund.payment()).orElseThrow();
    switch (RefundRoute.of(paid, stage, settings.hasCheckCode())) {
      case RefundRoute.ByHand(RefundCause cause) -> work.handNeeded(refund, cause, null);
      case RefundRoute.Planned(PaidWith.Other other) ->
          follow(refund, plan(refund, paid, other, work.sums(refund)), work.known(refund));
      case RefundRoute.ByCard card -> advance(refund, paid, card);
    }
  }

  private void advance(Refund refund, PaymentView paid, RefundRoute.ByCard route) {
    long known = work.known(refund);
    Authorisation card;
    try {
      card = ask(paid, route);
    } catch (AskedTooOften early) {
      work.postpone(refund, early.retryAt(), RefundNote.of(early));
      return;
    } catch (EcpayException e) {
      work.notTold(refund, RefundNote.of(e));
      return;
    }
    CardSnapshot before = CardSnapshot.of(card);
    RefundWork.Sums sums = work.sums(refund);
    if (!sums.explain(before.refunded())) {
      work.sumsDiffer(
          refund,
          RefundNote.of(
              "sums_differ",
              Money.of(before.refunded()),
              Money.of(sums.atLeast()),
              Money.of(sums.atMost())),
          known);
      return;
    }
    PaidWith.Card paidWith =
        new PaidWith.Card(
            card.state(),
            card.authorisedAt().orElse(route.paidAt()),
            route.card().kind(),
            settings.capture());
    RefundPlan plan = plan(refund, paid, paidWith, sums);
    if (plan instanceof RefundPlan.Act act) {
      work.send(refund, act, before, known).ifPresent(step -> perform(step, route, act));
    } else {
      follow(refund, plan, known);
    }
  }

  private RefundPlan plan(
      Refund refund, PaymentView paid, PaidWith paidWith, RefundWork.Sums sums) {
    return RefundPlanner.plan(
        new RefundRequest(
            paidWith,
            new TradeAmount(paid.amount().dollars()),
            sums.done(),
            new TradeAmount(refund.amount().dollars())),
        clock.instant());
  }

  /** Everything but giving a command. */
  private void follow(Refund refund, RefundPlan plan, long known) {
    switch (plan) {
      case RefundPlan.Wait(Instant until, PlanReason why) ->
          work.postpone(refund, until, RefundNote.of(why));
      case RefundPlan.BankTransfer(PlanReason why) ->
          work.transferNeeded(refund, transferCause(refund), RefundNote.of(why));
      case RefundPlan.ByHand(RefundPlan.Place place, PlanReason why) ->
          work.handNeeded(refund, RefundCause.of(place), RefundNote.of(why));
      case RefundPlan.Refused(PlanReason why, _) ->
          work.nothingToGiveBack(refund, RefundNote.of(why), known);
      case RefundPlan.Act act -> throw new IllegalStateException("Only cards: " + act.reason());
    }
  }

  private RefundCause transferCause(Refund refund) {
    boolean card =
        RefundRoute.of(payments.find(refund.payment()).orElseThrow(), stage, true)
            instanceof RefundRoute.ByCard;
    return card ? RefundCause.WHOLE_ONLY : RefundCause.NOT_A_CARD;
  }

  /** Sends what {@link RefundWork#send} has committed, once. */
  private void perform(RefundStep step, RefundRoute.ByCard route, RefundPlan.Act plan) {
    try {
      cards.perform(route.trade(), plan.steps().getFirst());
    } catch (AskedTooOften early) {
      work.unsent(step, early.retryAt(), RefundNote.of(early));
      return;
    } catch (RejectedByEcpay refusal) {
      work.refused(step, RefundNote.of(refusal));
      return;
    } catch (EcpayException silence) {
      work.unanswered(step, RefundNote.of(silence));
      return;
    }
    work.accepted(step);
  }

  private void resolve(Refund refund) {
    PaymentView paid = payments.find(refund.payment()).orElseThrow();
    RefundStep step = work.openStep(refund);
    if (!(RefundRoute.of(paid, stage, settings.hasCheckCode())
        instanceof RefundRoute.ByCard route)) {
      work.stillUnknown(refund, step, "state_not_askable");
      return;
    }
    Authorisation card;
    try {
      card = ask(paid, route);
    } catch (AskedTooOften early) {
      work.askAt(refund, early.retryAt(), RefundNote.of(early));
      return;
    } catch (EcpayException e) {
      work.stillUnknown(refund, step, RefundNote.of(e));
      return;
    }
    work.judged(refund, step, CardSnapshot.of(card));
  }

  private Authorisation ask(PaymentView paid, RefundRoute.ByCard route) {
    return cards.ask(
        route.card().gwsr(), new TradeAmount(paid.amount().dollars()), settings.checkCode());
  }
}
