package tw.jiean.marketplace.payment;

import java.util.regex.Pattern;

/**
 * What is being paid for, as the one who charges calls it: an order's number. Payments only compare
 * it, and show it to the buyer at the cashier.
 *
 * @param value 16 to 26 upper-case letters or digits
 */
public record ChargeReference(String value) {

  private static final Pattern SHAPE = Pattern.compile("[0-9A-Z]{16,26}");

  /** Refuses anything but 16 to 26 upper-case letters or digits. */
  public ChargeReference {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A charge reference is 16 to 26 upper-case letters or digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
