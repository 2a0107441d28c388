package tw.jiean.marketplace.payment;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/** Hears payments as another module would, in their transaction, and can be told to fail. */
class ReceivedEvents {

  private final List<PaymentReceived> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable ChargeReference> failing = new AtomicReference<>();

  @EventListener
  void on(PaymentReceived event) {
    if (event.reference().equals(failing.get())) {
      throw new IllegalStateException("This listener was told to fail");
    }
    received.add(event);
  }

  List<PaymentReceived> of(ChargeReference reference) {
    return received.stream().filter(event -> event.reference().equals(reference)).toList();
  }

  void failFor(ChargeReference reference) {
    failing.set(reference);
  }

  void succeed() {
    failing.set(null);
  }
}
