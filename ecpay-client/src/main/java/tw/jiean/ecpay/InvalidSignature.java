package tw.jiean.ecpay;

/** A reply of ECPay whose CheckMacValue is missing or wrong: it proves nothing, ask again later. */
public final class InvalidSignature extends EcpayException {

  private static final long serialVersionUID = 1L;

  /** For the given operation. */
  public InvalidSignature(String operation) {
    super(operation + ": the reply's CheckMacValue is missing or wrong", null);
  }
}
