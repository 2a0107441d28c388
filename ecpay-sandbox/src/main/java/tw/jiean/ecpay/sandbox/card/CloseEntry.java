package tw.jiean.ecpay.sandbox.card;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a closing moves: once from the buyer's bank, and back with each refund.
 *
 * @param sno its number within the authorisation, from 1
 * @param amount whole New Taiwan dollars, negative for a refund
 * @param requestedAt when the shop asked, or the system captured
 * @param closedAt when the closing took it in; null until then
 */
public record CloseEntry(
    int sno, long amount, Status status, Instant requestedAt, @Nullable Instant closedAt) {

  /** How far it is, in ECPay's words (page 2894). */
  public enum Status {
    /** Waits for the next closing. */
    PENDING("要關帳"),
    /** Taken in. */
    CLOSED("已關帳"),
    /** The shop took it back before. */
    CANCELLED("操作取消");

    private final String title;

    Status(String title) {
      this.title = title;
    }

    /** {@code status} of the entry in the card query. */
    public String title() {
      return title;
    }
  }

  static CloseEntry pending(int sno, long amount, Instant at) {
    return new CloseEntry(sno, amount, Status.PENDING, at, null);
  }

  static CloseEntry closed(int sno, long amount, Instant at) {
    return new CloseEntry(sno, amount, Status.CLOSED, at, at);
  }

  /** Whether it is a refund. */
  public boolean refund() {
    return amount < 0;
  }

  boolean pending() {
    return status == Status.PENDING;
  }

  /** What a closing makes of it; one that was asked for later waits for the next. */
  CloseEntry close(Instant at) {
    return pending() && requestedAt.isBefore(at)
        ? new CloseEntry(sno, amount, Status.CLOSED, requestedAt, at)
        : this;
  }

  CloseEntry cancel() {
    return pending() ? new CloseEntry(sno, amount, Status.CANCELLED, requestedAt, null) : this;
  }
}
