package tw.jiean.ecpay;

import java.time.Instant;

/**
 * A call that came too early. It was not sent, because ECPay shuts out for 30 minutes who asks too
 * often (ECPay page 2890): the budget is used up, or ECPay has already answered 403. Or ECPay was
 * asked for a second statement file within a minute, and said so.
 */
public final class AskedTooOften extends EcpayException {

  private static final long serialVersionUID = 1L;

  private final Instant retryAt;

  /** For the given operation. */
  public AskedTooOften(String operation, Instant retryAt) {
    super(operation + ": ECPay must not be asked before " + retryAt, null);
    this.retryAt = retryAt;
  }

  /** From when on a call may be sent again. */
  public Instant retryAt() {
    return retryAt;
  }

  @Override
  public String whatToDo() {
    return "Nothing happened. Try again at " + retryAt + ".";
  }
}
