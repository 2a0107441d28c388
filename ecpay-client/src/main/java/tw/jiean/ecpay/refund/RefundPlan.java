package tw.jiean.ecpay.refund;

import java.time.Instant;
import java.util.List;
import tw.jiean.ecpay.card.CardStep;

/** How to give money back, with the reason in words for whoever reads the log or the screen. */
public sealed interface RefundPlan {

  /** Why. */
  PlanReason why();

  /** The same in one or two sentences. */
  default String reason() {
    return why().words();
  }

  /**
   * Do these steps in this order, each with {@link tw.jiean.ecpay.card.Cards#perform}. Whenever one
   * fails or some time passes between two, ask for the card's state and plan again.
   *
   * @param steps one or two
   */
  record Act(List<CardStep> steps, PlanReason why) implements RefundPlan {

    /** Copies the list. */
    public Act {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Not now: ask for the card's state at that time, and plan again.
   *
   * @param until from when on ECPay can be called
   */
  record Wait(Instant until, PlanReason why) implements RefundPlan {}

  /** ECPay cannot give it back: transfer it to the buyer's bank account. */
  record BankTransfer(PlanReason why) implements RefundPlan {}

  /**
   * There is no command for it: somebody has to do it elsewhere.
   *
   * @param where where
   */
  record ByHand(Place where, PlanReason why) implements RefundPlan {}

  /**
   * Nothing is to be given back.
   *
   * @param reason may name amounts
   */
  record Refused(PlanReason why, String reason) implements RefundPlan {

    /** In the words of the reason alone. */
    public Refused(PlanReason why) {
      this(why, why.words());
    }
  }

  /** Where money is given back by hand. */
  enum Place {
    /** ECPay's customer service. */
    ECPAY_SERVICE,
    /** O'Pay's console for merchants. */
    OPAY_CONSOLE,
    /** The company that financed the buyer. */
    FINANCIER,
    /** The wallet's own service for merchants. */
    WALLET
  }
}
