package tw.jiean.ecpay.checkout;

/** In how many instalments (ECPay page 2870). */
public enum InstalmentPlan {
  /** Three. */
  THREE("3"),
  /** Five, with a gateway contract only. */
  FIVE("5"),
  /** Six. */
  SIX("6"),
  /** Eight, with a gateway contract only. */
  EIGHT("8"),
  /** Nine, with a gateway contract only. */
  NINE("9"),
  /** Ten, with a gateway contract only. */
  TEN("10"),
  /** Twelve. */
  TWELVE("12"),
  /** Eighteen. */
  EIGHTEEN("18"),
  /** Twenty-four. */
  TWENTY_FOUR("24"),
  /** Bank SinoPac's plan of 30 months, from a minimum amount on. */
  SINOPAC_THIRTY("30N");

  final String code;

  InstalmentPlan(String code) {
    this.code = code;
  }
}
