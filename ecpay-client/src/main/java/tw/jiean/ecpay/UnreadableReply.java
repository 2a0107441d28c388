package tw.jiean.ecpay;

import org.jspecify.annotations.Nullable;

/** An answer came that is not what the protocol says; it must not be acted on. */
public final class UnreadableReply extends EcpayException {

  private static final long serialVersionUID = 1L;

  /** For the given operation. */
  public UnreadableReply(String operation, String reason, @Nullable Throwable cause) {
    super(operation + ": unreadable reply (" + reason + ")", cause);
  }
}
