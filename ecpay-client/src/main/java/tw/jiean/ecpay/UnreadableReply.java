package tw.jiean.ecpay;

import org.jspecify.annotations.Nullable;

/** An answer came that is not what the protocol says; it must not be acted on. */
public final class UnreadableReply extends EcpayException {

  private static final long serialVersionUID = 1L;

  /**
   * For the given operation. The reason names fields and rules and never values, save that a text
   * which came in place of a statement file is quoted by its first 80 letters.
   */
  public UnreadableReply(String operation, String reason, @Nullable Throwable cause) {
    super(operation + ": unreadable reply (" + reason + ")", cause);
  }

  @Override
  public String whatToDo() {
    return "Act on nothing in it. A question may be asked again; after a command ask for the state of"
        + " the trade. When it stays, ECPay has changed its answer: report it.";
  }
}
