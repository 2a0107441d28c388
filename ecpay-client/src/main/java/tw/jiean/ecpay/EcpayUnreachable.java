package tw.jiean.ecpay;

import org.jspecify.annotations.Nullable;

/**
 * No answer came, or one that tells nothing: whether ECPay acted is unknown. A query may be
 * repeated; anything that moves money must be looked up first.
 */
public final class EcpayUnreachable extends EcpayException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * For the given operation.
   *
   * @param reason what came instead of an answer, such as {@code HTTP 502}, or why none came
   */
  public EcpayUnreachable(String operation, String reason, @Nullable Throwable cause) {
    super(operation + ": no usable answer from ECPay (" + reason + ")", cause);
    this.reason = reason;
  }

  /** What came instead of an answer, or why none came. */
  public String reason() {
    return reason;
  }

  @Override
  public String whatToDo() {
    return "A question may be asked again. A command may have been carried out: ask for the state"
        + " of the trade before repeating it (ECPay page 2858).";
  }
}
