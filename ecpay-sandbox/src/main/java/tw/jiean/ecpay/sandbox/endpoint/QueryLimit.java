package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * Answers 403 to a merchant who asks faster than the rate, and to all of his queries until the
 * lock-out has passed by the sandbox's clock. What he asks meanwhile does not prolong it. ECPay may
 * count by address; on a desk all callers have the same.
 */
final class QueryLimit {

  private final QueryRate rate;
  private final Merchants merchants;
  private final InstantSource clock;
  private final Map<String, Asker> askers = new HashMap<>();

  QueryLimit(QueryRate rate, Merchants merchants, InstantSource clock) {
    this.rate = rate;
    this.merchants = merchants;
    this.clock = clock;
  }

  /** Counts one query, or refuses it. */
  void check(Context ctx) {
    String merchantId = Form.parse(ctx.bodyAsBytes()).text("MerchantID");
    // Nobody can fill the memory with merchants that do not exist.
    String asker = merchants.find(merchantId).isPresent() ? merchantId : "";
    if (!answers(asker)) {
      throw new ForbiddenResponse("Asked too often: ask again later (pages 2890 and 2896)");
    }
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
