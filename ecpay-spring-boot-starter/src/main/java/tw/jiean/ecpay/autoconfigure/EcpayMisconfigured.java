package tw.jiean.ecpay.autoconfigure;

/** Settings with which payments must not start. The message is one sentence for the operator. */
public final class EcpayMisconfigured extends RuntimeException {

  private static final long serialVersionUID = 1L;

  EcpayMisconfigured(String message) {
    super(message);
  }
}
