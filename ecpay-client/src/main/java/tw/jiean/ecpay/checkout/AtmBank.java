package tw.jiean.ecpay.checkout;

/** Whose account an ATM order gets (ECPay page 5679). */
public enum AtmBank {
  /** Bank of Taiwan. */
  BOT,
  /** CTBC. */
  CHINATRUST,
  /** First Bank. */
  FIRST,
  /** Land Bank. */
  LAND,
  /** Cathay United Bank. */
  CATHAY,
  /** Bank of Panhsin. */
  PANHSIN,
  /** KGI Bank, announced. */
  KGI
}
