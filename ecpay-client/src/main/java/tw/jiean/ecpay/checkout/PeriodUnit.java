package tw.jiean.ecpay.checkout;

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
}
