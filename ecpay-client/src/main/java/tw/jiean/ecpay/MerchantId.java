package tw.jiean.ecpay;

import java.util.regex.Pattern;

/**
 * The number under which ECPay knows a merchant: 1 to 10 digits (ECPay page 2862).
 *
 * @param value the digits
 */
public record MerchantId(String value) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");

  /** Refuses anything but 1 to 10 digits. */
  public MerchantId {
    if (!DIGITS.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "MerchantID is 1 to 10 digits (ECPay page 2862)" + Mistake.in(value, 10));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
