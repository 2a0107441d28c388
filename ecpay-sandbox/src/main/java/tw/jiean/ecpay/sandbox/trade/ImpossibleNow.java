package tw.jiean.ecpay.sandbox.trade;

/** The trade's state or method does not allow that command. */
public final class ImpossibleNow extends SandboxException {

  private static final long serialVersionUID = 1L;

  /** The reason goes on after the trade's number: "is …", "has …". */
  public ImpossibleNow(String merchantTradeNo, String reason) {
    super(merchantTradeNo, "Trade " + merchantTradeNo + " " + reason);
  }
}
