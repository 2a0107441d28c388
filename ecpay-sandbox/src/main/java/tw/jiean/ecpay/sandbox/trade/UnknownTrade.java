package tw.jiean.ecpay.sandbox.trade;

/** No trade has that number. */
public final class UnknownTrade extends SandboxException {

  private static final long serialVersionUID = 1L;

  UnknownTrade(String merchantTradeNo) {
    super(merchantTradeNo, "There is no trade " + merchantTradeNo);
  }
}
