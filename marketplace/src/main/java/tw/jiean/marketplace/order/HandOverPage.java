package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Objects;
import tw.jiean.ecpay.checkout.CheckoutForm;

/**
 * The last page of ours before ECPay's.
 *
 * @param action where the form is posted
 * @param fields the signed fields, one hidden input each
 * @param tradeNo names the payment attempt, for the browser to know a page that it has seen
 * @param method its name
 * @param choice what was chosen, for the same again with a new number
 * @param repeated whether the same request was sent before
 */
record HandOverPage(
    Order order,
    String action,
    List<CheckoutForm.Field> fields,
    String tradeNo,
    String method,
    MethodChoice choice,
    boolean repeated,
    String requestId) {

  static HandOverPage of(Checkout.Opened opened, PaymentWords words) {
    CheckoutForm form = opened.payment().form();
    return new HandOverPage(
        opened.order(),
        form.action().toString(),
        form.fields(),
        opened.payment().merchantTradeNo(),
        words.name(opened.choice()),
        opened.choice(),
        opened.payment().repeated(),
        RequestId.random().value());
  }

  /** Its word in the form. */
  public String methodCode() {
    return Objects.requireNonNull(choice.method()).code();
  }

  /** Whether there is anything to pay; a repeated request may name an order that is paid by now. */
  public boolean payable() {
    return order.status().payable();
  }
}
