package tw.jiean.marketplace.payment;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;

/**
 * Charges of tests, which are nobody's orders: takes their money unless told not to, and can be
 * told to fail. Orders still get theirs.
 */
@Primary
class TestCharges implements ChargeOwner {

  private final ChargeOwner orders;
  private final List<PaymentReceived> received = new CopyOnWriteArrayList<>();
  private final Set<ChargeReference> unwanted = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable ChargeReference> failing = new AtomicReference<>();

  TestCharges(@Qualifier("orderFunding") ChargeOwner orders) {
    this.orders = orders;
  }

  @Override
  public Set<ChargeReference> receive(List<PaymentReceived> money) {
    Set<ChargeReference> taken = new HashSet<>(orders.receive(money));
    for (PaymentReceived payment : money) {
      if (payment.reference().equals(failing.get())) {
        throw new IllegalStateException("This owner was told to fail");
      }
      if (!unwanted.contains(payment.reference())) {
        received.add(payment);
        taken.add(payment.reference());
      }
    }
    return taken;
  }

  List<PaymentReceived> of(ChargeReference reference) {
    return received.stream().filter(payment -> payment.reference().equals(reference)).toList();
  }

  /** From now on its money is surplus. */
  void refuse(ChargeReference reference) {
    unwanted.add(reference);
  }

  void failFor(ChargeReference reference) {
    failing.set(reference);
  }

  void succeed() {
    failing.set(null);
  }
}
