package tw.jiean.ecpay.checkout;

/** Whose card reader (ECPay page 5679). */
public enum WebAtmBank {
  /** Bank of Taiwan. */
  BOT,
  /** CTBC. */
  CHINATRUST,
  /** First Bank. */
  FIRST,
  /** Land Bank. */
  LAND
}
