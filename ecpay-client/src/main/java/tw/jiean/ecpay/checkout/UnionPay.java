package tw.jiean.ecpay.checkout;

/** Whether UnionPay cards are taken (ECPay page 2866). */
public enum UnionPay {
  /** The buyer may choose; ECPay's default. */
  OFFERED("0"),
  /** Nothing else: leads to UnionPay's own page at once. */
  ONLY("1"),
  /** Not at all. */
  NOT_OFFERED("2");

  final String code;

  UnionPay(String code) {
    this.code = code;
  }
}
