package tw.jiean.marketplace.simulation;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import tw.jiean.marketplace.payment.ChargeOwner;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentReceived;

/** Orders that, when the world says so, die in the middle of the transaction that pays them. */
@Primary
final class Faults implements ChargeOwner {

  private final ChargeOwner orders;
  private int deaths;

  Faults(@Qualifier("orderFunding") ChargeOwner orders) {
    this.orders = orders;
  }

  /** The next so many payments die before their commit. */
  void die(int times) {
    deaths += times;
  }

  void live() {
    deaths = 0;
  }

  @Override
  public Set<ChargeReference> receive(List<PaymentReceived> received) {
    Set<ChargeReference> taken = orders.receive(received);
    if (deaths > 0) {
      deaths--;
      throw new IllegalStateException("The world let this transaction die");
    }
    return taken;
  }
}
