package tw.jiean.ecpay.checkout;

/** Whose machine (ECPay page 5679). */
public enum Store {
  /** Any. */
  ANY("CVS"),
  /** OK mart. */
  OK("OK"),
  /** FamilyMart. */
  FAMILY("FAMILY"),
  /** Hi-Life. */
  HILIFE("HILIFE"),
  /** 7-ELEVEN. */
  IBON("IBON");

  final String code;

  Store(String code) {
    this.code = code;
  }
}
