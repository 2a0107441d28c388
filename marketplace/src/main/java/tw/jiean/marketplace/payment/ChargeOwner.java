package tw.jiean.marketplace.payment;

import java.util.List;
import java.util.Set;

/**
 * The one who charges, as payments know him: told of money in the very transaction that records it,
 * and asked whether he takes it. Money that he does not take is surplus and goes back.
 */
public interface ChargeOwner {

  /**
   * Takes the money of these charges, each at most once and with the attempts of all of them
   * locked. Throwing undoes the record of all of it, and ECPay tells it again.
   *
   * @return the charges that are paid by this; money for any other is not wanted (any more)
   */
  Set<ChargeReference> receive(List<PaymentReceived> received);
}
