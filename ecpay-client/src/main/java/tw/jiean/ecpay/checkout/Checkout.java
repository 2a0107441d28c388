package tw.jiean.ecpay.checkout;

import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidOrder;

/** Makes signed forms for ECPay's cashier. Calls nobody: the buyer's browser posts them. */
public final class Checkout {

  private static final String PATH = "/Cashier/AioCheckOut/V5";

  private final EcpayConfig config;

  /** For one merchant. */
  public Checkout(EcpayConfig config) {
    this.config = config;
  }

  /**
   * The signed form of an order; the same order gives the same form again.
   *
   * @throws InvalidOrder when a rule of ECPay is broken; it names the field and the rule
   */
  public CheckoutForm form(CheckoutRequest request) {
    FormFields signed = config.sign(OrderFields.of(config, request));
    return new CheckoutForm(
        config.environment().resolve(PATH),
        signed.list().stream()
            .map(field -> new CheckoutForm.Field(field.getKey(), field.getValue()))
            .toList());
  }
}
