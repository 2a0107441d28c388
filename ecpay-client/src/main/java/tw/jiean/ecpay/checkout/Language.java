package tw.jiean.ecpay.checkout;

/** The language of ECPay's cashier (ECPay page 2862). */
public enum Language {
  /** Traditional Chinese, which ECPay takes when none is named. */
  TRADITIONAL_CHINESE("CHT"),
  /** English. */
  ENGLISH("ENG"),
  /** Korean. */
  KOREAN("KOR"),
  /** Japanese. */
  JAPANESE("JPN"),
  /** Simplified Chinese. */
  SIMPLIFIED_CHINESE("CHI");

  final String code;

  Language(String code) {
    this.code = code;
  }
}
