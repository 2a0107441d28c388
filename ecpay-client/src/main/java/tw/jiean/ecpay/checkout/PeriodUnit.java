package tw.jiean.ecpay.checkout;

import java.util.Arrays;
import java.util.Optional;

/** What the time between two charges is counted in (ECPay page 2868). */
public enum PeriodUnit {
  /** Days. */
  DAYS("D", 365, 999),
  /** Months. */
  MONTHS("M", 12, 999),
  /** Years. */
  YEARS("Y", 1, 99);

  final String code;
  final int mostEvery;
  final int mostTimes;

  PeriodUnit(String code, int mostEvery, int mostTimes) {
    this.code = code;
    this.mostEvery = mostEvery;
    this.mostTimes = mostTimes;
  }

  /** The one that ECPay writes so: {@code D}, {@code M} or {@code Y}; empty for anything else. */
  public static Optional<PeriodUnit> of(String code) {
    return Arrays.stream(values()).filter(unit -> unit.code.equals(code)).findFirst();
  }
}
