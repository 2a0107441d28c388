package tw.jiean.ecpay.checkout;

/**
 * Under which number of the merchant's own a card is remembered: the MerchantID followed by the
 * member's number, 1 to 30 letters or digits (ECPay page 2866).
 *
 * @param value the letters and digits
 */
public record MemberId(String value) {

  /** Refuses anything but 1 to 30 ASCII letters or digits. */
  public MemberId {
    if (!value.matches("[0-9A-Za-z]{1,30}")) {
      throw new IllegalArgumentException(
          "MerchantMemberID is 1 to 30 letters or digits (ECPay page 2866), not these "
              + value.length()
              + " characters");
    }
  }
}
