package tw.jiean.ecpay;

import org.jspecify.annotations.Nullable;

/**
 * Whatever goes wrong between a merchant and ECPay. The message says what, and never holds keys,
 * card data or whole messages; {@link #whatToDo} says how to go on.
 */
public abstract sealed class EcpayException extends RuntimeException
    permits InvalidOrder,
        NotificationRefused,
        AskedTooOften,
        EcpayUnreachable,
        RejectedByEcpay,
        InvalidSignature,
        UnreadableReply {

  private static final long serialVersionUID = 1L;

  /** For the children only. */
  protected EcpayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** How to go on, in one or two sentences for the developer or operator. */
  public abstract String whatToDo();
}
