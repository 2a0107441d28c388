package tw.jiean.ecpay.sandbox.endpoint;

import tw.jiean.ecpay.sandbox.trade.SandboxException;

/** The cashier does not open for an order; the page would show why. */
public final class OrderRefused extends SandboxException {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  OrderRefused(String merchantTradeNo, Refusal refusal) {
    super(
        merchantTradeNo,
        "Order "
            + merchantTradeNo
            + " is refused with "
            + refusal.code().number()
            + (refusal.field().isEmpty() ? "" : " for its " + refusal.field()));
    this.refusal = refusal;
  }

  /** The reason, with the number that ECPay's page would show. */
  public Refusal refusal() {
    return refusal;
  }
}
