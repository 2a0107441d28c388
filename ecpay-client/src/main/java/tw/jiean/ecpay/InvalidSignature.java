package tw.jiean.ecpay;

/** A reply of ECPay whose CheckMacValue is missing or wrong: it proves nothing. */
public final class InvalidSignature extends EcpayException {

  private static final long serialVersionUID = 1L;

  /** For the given operation. */
  public InvalidSignature(String operation) {
    super(operation + ": the reply's CheckMacValue is missing or wrong", null);
  }

  @Override
  public String whatToDo() {
    return "Act on nothing in it and ask again later. When it stays, compare HashKey and HashIV with"
        + " ECPay's console.";
  }
}
