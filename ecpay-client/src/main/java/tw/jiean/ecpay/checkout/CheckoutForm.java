package tw.jiean.ecpay.checkout;

import java.net.URI;
import java.util.List;

/**
 * A signed form for the buyer's browser to post to ECPay. Escape every value for HTML; send it as a
 * whole page, not inside a frame (ECPay page 2864).
 *
 * @param action where to post
 * @param fields the hidden inputs, {@code CheckMacValue} last
 */
public record CheckoutForm(URI action, List<Field> fields) {

  /** Copies the list. */
  public CheckoutForm {
    fields = List.copyOf(fields);
  }

  /**
   * One hidden input.
   *
   * @param name ECPay's name of the field
   * @param value its value, not escaped
   */
  public record Field(String name, String value) {}
}
