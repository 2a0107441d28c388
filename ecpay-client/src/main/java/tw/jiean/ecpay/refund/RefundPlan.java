package tw.jiean.ecpay.refund;

import java.time.Instant;
import java.util.List;
import tw.jiean.ecpay.card.CardStep;

/** How to give money back, with the reason in words for whoever reads the log or the screen. */
public sealed interface RefundPlan {

  /** Why, in one or two sentences. */
  String reason();

  /**
   * Do these steps in this order, each with {@link tw.jiean.ecpay.card.Cards#perform}. Whenever one
   * fails or some time passes between two, ask for the card's state and plan again.
   *
   * @param steps one or two
   */
  record Act(List<CardStep> steps, String reason) implements RefundPlan {

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
  record Wait(Instant until, String reason) implements RefundPlan {}

  /** ECPay cannot give it back: transfer it to the buyer's bank account. */
  record BankTransfer(String reason) implements RefundPlan {}

  /**
   * There is no command for it: somebody has to do it elsewhere.
   *
   * @param where where
   */
  record ByHand(Place where, String reason) implements RefundPlan {}

  /** Nothing is to be given back. */
  record Refused(String reason) implements RefundPlan {}

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
