package tw.jiean.ecpay;

import java.util.regex.Pattern;

/**
 * The merchant's own number of one payment attempt: 1 to 20 ASCII letters or digits, never used
 * twice, not even after a failure (ECPay page 2862). Compare it exactly: the signature does not see
 * a change of letter case, and so an order takes letters of one case only.
 *
 * @param value the letters and digits
 */
public record MerchantTradeNo(String value) {

  private static final Pattern SHAPE = Pattern.compile("\\p{Alnum}{1,20}");

  /** Refuses anything but 1 to 20 ASCII letters or digits. */
  public MerchantTradeNo {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "MerchantTradeNo is 1 to 20 letters or digits (ECPay page 2862)" + Mistake.in(value, 20));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
