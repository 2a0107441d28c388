package tw.jiean.bench;

import java.util.Arrays;

/** How long each answer took. For one thread. */
final class Latencies {

  private long[] nanos = new long[1 << 16];
  private int count;
  private boolean sorted;

  void add(long taken) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = taken;
    sorted = false;
  }

  int count() {
    return count;
  }

  /** The time within which this share of the answers came, in milliseconds; NaN without answers. */
  double milliseconds(double share) {
    if (!sorted) {
      Arrays.sort(nanos, 0, count);
      sorted = true;
    }
    int rank = Math.max((int) Math.ceil(share * count), 1);
    return count == 0 ? Double.NaN : nanos[rank - 1] / 1e6;
  }
}
