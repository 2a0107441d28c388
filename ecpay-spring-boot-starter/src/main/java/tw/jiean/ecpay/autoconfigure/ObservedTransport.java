package tw.jiean.ecpay.autoconfigure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tw.jiean.ecpay.transport.HttpTransport;

/** Tells observers of every call, whichever transport makes it. */
final class ObservedTransport implements HttpTransport {

  private final HttpTransport transport;
  private final Clock clock;
  private final List<CallObserver> observers;

  ObservedTransport(HttpTransport transport, Clock clock, List<CallObserver> observers) {
    this.transport = transport;
    this.clock = clock;
    this.observers = observers;
  }

  @Override
  public Reply post(URI uri, String form) {
    return observed(uri, () -> transport.post(uri, form));
  }

  @Override
  public Reply download(URI uri, String form, Path file) {
    return observed(uri, () -> transport.download(uri, form, file));
  }

  private Reply observed(URI uri, Supplier<Reply> call) {
    Instant asked = clock.instant();
    long began = System.nanoTime();
    Optional<Reply> reply = Optional.empty();
    try {
      reply = Optional.of(call.get());
      return reply.get();
    } finally {
      var seen =
          new ObservedCall(
              operation(uri),
              reply
                  .map(answer -> ObservedCall.Outcome.of(answer.status()))
                  .orElse(ObservedCall.Outcome.NO_ANSWER),
              asked,
              clock.instant(),
              Duration.ofNanos(System.nanoTime() - began),
              reply.flatMap(Reply::date));
      observers.forEach(observer -> observer.called(seen));
    }
  }

  /** The last word of the path that is no version: {@code /Cashier/QueryTradeInfo/V5}. */
  private static String operation(URI uri) {
    String path = uri.getPath().replaceFirst("/V\\d+$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
