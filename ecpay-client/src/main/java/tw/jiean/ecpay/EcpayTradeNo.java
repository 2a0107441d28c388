package tw.jiean.ecpay;

import java.util.regex.Pattern;

/**
 * ECPay's own number of a trade, 1 to 20 letters or digits (ECPay page 2878). Keep it: a refund
 * needs it.
 *
 * @param value the number as ECPay wrote it
 */
public record EcpayTradeNo(String value) {

  private static final Pattern SHAPE = Pattern.compile("\\p{Alnum}{1,20}");

  /** Refuses anything but 1 to 20 ASCII letters or digits. */
  public EcpayTradeNo {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "TradeNo is 1 to 20 letters or digits (ECPay page 2878)" + Mistake.in(value, 20));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
