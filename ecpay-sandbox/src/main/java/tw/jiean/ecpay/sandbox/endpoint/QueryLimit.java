package tw.jiean.ecpay.sandbox.endpoint;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.Merchants;

/**
 * Answers 403 to a merchant who asks faster than the rate, and to all of his queries until the
 * lock-out has passed by the sandbox's clock. What he asks meanwhile does not prolong it. ECPay may
 * count by address; on a desk all callers have the same.
 */
final class QueryLimit {

  private static final int FORBIDDEN = 403;

  private final QueryRate rate;
  private final Merchants merchants;
  private final InstantSource clock;
  private final Map<String, Asker> askers = new HashMap<>();

  QueryLimit(QueryRate rate, Merchants merchants, InstantSource clock) {
    this.rate = rate;
    this.merchants = merchants;
    this.clock = clock;
  }

  /** The operation, for whoever does not ask too often. */
  Operation on(Operation operation) {
    return request ->
        admits(request.text("MerchantID"))
            ? operation.answer(request)
            : ServerReply.plain(
                FORBIDDEN, "Asked too often: ask again later (pages 2890 and 2896)");
  }

  private boolean admits(String merchantId) {
    // Nobody can fill the memory with merchants that do not exist.
    return answers(merchants.find(merchantId).isPresent() ? merchantId : "");
  }

  private synchronized boolean answers(String asker) {
    return askers.computeIfAbsent(asker, any -> new Asker()).ask(clock.instant());
  }

  private final class Asker {

    private final Deque<Instant> answered = new ArrayDeque<>();
    private @Nullable Instant lockedUntil;

    boolean ask(Instant now) {
      if (lockedUntil != null && now.isBefore(lockedUntil)) {
        return false;
      }
      Instant windowStart = now.minus(rate.within());
      while (!answered.isEmpty() && !answered.getFirst().isAfter(windowStart)) {
        answered.removeFirst();
      }
      if (answered.size() == rate.queries()) {
        lockedUntil = now.plus(rate.lockOut());
        return false;
      }
      answered.addLast(now);
      return true;
    }
  }
}
