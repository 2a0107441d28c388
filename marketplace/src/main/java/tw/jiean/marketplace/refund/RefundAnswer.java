package tw.jiean.marketplace.refund;

import tw.jiean.marketplace.money.Money;

/** What became of the wish to give money back. */
public sealed interface RefundAnswer {

  /**
   * It is a refund now, or was one already by the same request.
   *
   * @param repeated whether the same request had opened it before
   */
  record Opened(RefundView refund, boolean repeated) implements RefundAnswer {}

  /** The same request wanted something else before. */
  record RequestReused() implements RefundAnswer {}

  /** The charge, or that attempt of it, has not been paid. */
  record NotPaid() implements RefundAnswer {}

  /**
   * More than what was paid and is not on its way back already.
   *
   * @param left the most that can be given back
   */
  record MoreThanLeft(Money left) implements RefundAnswer {}

  /**
   * It is not held any more: the seller has earned it.
   *
   * @param held what is still held
   */
  record NotHeld(Money held) implements RefundAnswer {}
}
