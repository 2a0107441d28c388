package tw.jiean.ecpay.sandbox.trade;

/** What the field {@code UnionPay} says (ECPay page 2866). */
public enum UnionPay {
  /** The buyer may choose it. */
  ALLOWED,
  /** Nothing else is offered. */
  ONLY,
  /** It is not offered. */
  REFUSED
}
