package tw.jiean.ecpay;

/**
 * ECPay understood and refused. HTTP 403 means asked too often: wait 30 minutes (ECPay page 2890).
 */
public final class RejectedByEcpay extends EcpayException {

  private static final long serialVersionUID = 1L;

  private final String code;

  /** For the given operation, with ECPay's code or {@code HTTP nnn}. */
  public RejectedByEcpay(String operation, String code) {
    super(operation + ": ECPay refused with " + code, null);
    this.code = code;
  }

  /** ECPay's result code, or {@code HTTP nnn}. */
  public String code() {
    return code;
  }
}
