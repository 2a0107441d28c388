package tw.jiean.ecpay.sandbox.fault;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are switched on. In memory only, so that a restart begins with an ECPay that
 * behaves. Thread-safe: a fault that is to strike once strikes once, whoever comes first.
 */
public final class Faults {

  private final List<Switched> switched = new CopyOnWriteArrayList<>();

  /**
   * A fault that was switched on.
   *
   * @param name the fault's name
   * @param merchantTradeNo the only trade that it strikes; null for all traffic
   * @param timesLeft how often it will strike yet; null until it is switched off
   * @param struck how often it has
   */
  public record FaultView(
      String name, @Nullable String merchantTradeNo, @Nullable Integer timesLeft, int struck) {}

  /**
   * Switches a fault on, beside those that are on already.
   *
   * @param merchantTradeNo the only trade that it strikes, whether it exists yet or not; null for
   *     all traffic
   * @param times how often it strikes, at least once; null until it is switched off
   */
  public FaultView on(Fault fault, @Nullable String merchantTradeNo, @Nullable Integer times) {
    if (times != null && times < 1) {
      throw new IllegalArgumentException("A fault strikes at least once");
    }
    Switched added = new Switched(fault, merchantTradeNo, times);
    switched.add(added);
    return added.view();
  }

  /** Switches one off, for all traffic and for each trade. */
  public void off(Fault fault) {
    switched.removeIf(each -> each.fault == fault);
  }

  /** Switches one fault off, as often as it was switched on for that trade or for all traffic. */
  public void off(Fault fault, @Nullable String merchantTradeNo) {
    switched.removeIf(
        it -> it.fault == fault && Objects.equals(it.merchantTradeNo, merchantTradeNo));
  }

  /** Switches all off. */
  public void off() {
    switched.clear();
  }

  /** What was switched on since all were off, in that order; used-up ones too. */
  public List<FaultView> all() {
    return switched.stream().map(Switched::view).toList();
  }

  /** Whether the fault strikes now, which uses up one of its times. */
  public boolean strikes(Fault fault, String merchantTradeNo) {
    for (Switched each : switched) {
      if (each.strikes(fault, merchantTradeNo)) {
        return true;
      }
    }
    return false;
  }

  private static final class Switched {

    private final Fault fault;
    private final @Nullable String merchantTradeNo;
    private final @Nullable Integer times;
    private final AtomicInteger struck = new AtomicInteger();

    Switched(Fault fault, @Nullable String merchantTradeNo, @Nullable Integer times) {
      this.fault = fault;
      this.merchantTradeNo = merchantTradeNo;
      this.times = times;
    }

    boolean strikes(Fault wanted, String number) {
      if (wanted != fault || (merchantTradeNo != null && !merchantTradeNo.equals(number))) {
        return false;
      }
      int most = times == null ? Integer.MAX_VALUE : times;
      return struck.getAndUpdate(before -> Math.min(before + 1, most)) < most;
    }

    FaultView view() {
      int so = struck.get();
      return new FaultView(fault.word(), merchantTradeNo, times == null ? null : times - so, so);
    }
  }
}
