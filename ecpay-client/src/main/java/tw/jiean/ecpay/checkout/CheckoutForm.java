package tw.jiean.ecpay.checkout;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A signed form for the buyer's browser to post to ECPay, as a whole page and not inside a frame
 * (ECPay page 2864).
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

  /**
   * The form as HTML with one visible button, every value escaped, for those who have no templates.
   * Works without script; a page may submit {@code #ecpay_form} by itself.
   *
   * @param button what the button says
   */
  public String html(String button) {
    return fields.stream()
        .map(field ->
            "<input type=\"hidden\" name=\""
                + escaped(field.name())
                + "\" value=\""
                + escaped(field.value())
                + "\">")
        .collect(
            Collectors.joining(
                "",
                "<form id=\"ecpay_form\" method=\"post\" accept-charset=\"UTF-8\" action=\""
                    + escaped(action.toString())
                    + "\">",
                "<button type=\"submit\">" + escaped(button) + "</button></form>"));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
