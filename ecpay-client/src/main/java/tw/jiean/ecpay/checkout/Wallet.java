package tw.jiean.ecpay.checkout;

/** Which wallet (ECPay page 5679). */
public enum Wallet {
  /** 街口支付. */
  JKOPAY("Jkopay"),
  /** iPASS MONEY 一卡通. */
  IPASS("iPASS");

  final String code;

  Wallet(String code) {
    this.code = code;
  }
}
