package tw.jiean.ecpay;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: whether ECPay acted is unknown. A query may be repeated; anything that moves
 * money must be looked up first.
 */
public final class EcpayUnreachable extends EcpayException {

  private static final long serialVersionUID = 1L;

  /** For the given operation. */
  public EcpayUnreachable(String operation, String reason, @Nullable Throwable cause) {
    super(operation + ": no answer from ECPay (" + reason + ")", cause);
  }

  @Override
  public String whatToDo() {
    return "A question may be asked again. A command may have been carried out: ask for the state"
        + " of the trade before repeating it (ECPay page 2858).";
  }
}
