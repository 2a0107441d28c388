package tw.jiean.marketplace.order;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.page.Turn;
import tw.jiean.marketplace.payment.ChargeReference;

/**
 * The name of an order in addresses, on paper and towards payments: 26 characters of upper-case
 * base 32 (RFC 4648: A-Z, 2-7) that carry 128 random bits, so that nobody finds an order by
 * counting.
 */
public record OrderNumber(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Z2-7]{26}");

  /** Refuses anything but 26 characters of base 32. */
  public OrderNumber {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("An order number is 26 characters of A-Z and 2-7");
    }
  }

  /** The number that somebody wrote in an address, or empty when it cannot be one. */
  public static Optional<OrderNumber> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new OrderNumber(text)) : Optional.empty();
  }

  /** The page of a list that begins at an order. */
  static Turn turn(@Nullable String after, @Nullable String before) {
    return Turn.of(after, before, FORM.asMatchPredicate());
  }

  /** The order that a charge is for. */
  static Optional<OrderNumber> of(ChargeReference reference) {
    return read(reference.value());
  }

  static OrderNumber random() {
    return new OrderNumber(RandomCode.of128Bits());
  }

  /** What payments know this order by. */
  public ChargeReference reference() {
    return new ChargeReference(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
