package tw.jiean.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared requests, handed out one by one. For one thread. */
final class Requests {

  private final List<byte[]> requests;
  private final boolean again;
  private int next;

  private Requests(List<byte[]> requests, boolean again) {
    this.requests = requests;
    this.again = again;
  }

  /** Each of them once. */
  static Requests once(List<byte[]> requests) {
    return new Requests(requests, false);
  }

  /** One after the other, and from the beginning again. */
  static Requests again(List<byte[]> requests) {
    return new Requests(requests, true);
  }

  /** The next one, or null when all are used up. */
  byte @Nullable [] next() {
    if (again && next == requests.size()) {
      next = 0;
    }
    return next < requests.size() ? requests.get(next++) : null;
  }

  /** How many have been handed out. */
  int used() {
    return next;
  }
}
