package tw.jiean.ecpay.checkout;

/** Who finances instalments without a card (ECPay page 5679). */
public enum Financier {
  /** 裕富數位. */
  URICH,
  /** 中租零卡. */
  ZINGALA
}
