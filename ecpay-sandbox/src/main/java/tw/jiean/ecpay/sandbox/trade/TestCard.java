package tw.jiean.ecpay.sandbox.trade;

import java.util.Arrays;

/** The cards of ECPay's stage that are paid here (pages 16447 and 2856); any other is declined. */
public enum TestCard {
  /** Issued in Taiwan. */
  DOMESTIC("4311952222222222"),
  /** Issued in Taiwan as well. */
  DOMESTIC_TOO("4311951111111111"),
  /** Issued abroad. */
  FOREIGN("4000201111111111"),
  /** Takes the money from an account. */
  DEBIT("4831388888888888");

  /** The 3-D code that the bank sends to the buyer's phone. */
  public static final String CODE = "1234";

  private final String number;

  TestCard(String number) {
    this.number = number;
  }

  /** Sixteen digits. */
  public String number() {
    return number;
  }

  /** In groups of four, as printed on a card. */
  public String grouped() {
    return number.replaceAll("(.{4})(?!$)", "$1 ");
  }

  static boolean accepted(String number) {
    return Arrays.stream(values()).anyMatch(card -> card.number.equals(number));
  }
}
