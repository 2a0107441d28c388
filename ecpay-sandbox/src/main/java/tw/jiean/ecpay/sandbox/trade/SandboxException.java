package tw.jiean.ecpay.sandbox.trade;

/** A command that the sandbox cannot do. */
public abstract class SandboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String merchantTradeNo;
  private final String message;

  /** The message names the trade. */
  protected SandboxException(String merchantTradeNo, String message) {
    super(message);
    this.merchantTradeNo = merchantTradeNo;
    this.message = message;
  }

  /** The trade and the reason. */
  @Override
  public final String getMessage() {
    return message;
  }

  /** The trade that was named. */
  public final String merchantTradeNo() {
    return merchantTradeNo;
  }
}
