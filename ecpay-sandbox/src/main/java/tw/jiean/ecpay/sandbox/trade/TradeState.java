package tw.jiean.ecpay.sandbox.trade;

import java.util.Locale;

/** How far a trade is. Those that are {@link #open()} can still change. */
public enum TradeState {
  /** The order was accepted; the buyer has done nothing yet. */
  CREATED,
  /** The buyer has an account, a code or barcodes and has not paid. */
  CODE_ISSUED,
  /** The buyer asked a financier to pay, who has not decided yet. */
  APPLIED,
  /** The buyer has paid or has not: his bank has not answered yet. */
  UNKNOWN,
  /** Paid for real, as far as a sandbox goes. */
  PAID,
  /** Declined, refused or given up; the shop needs a new trade number. */
  FAILED,
  /** The code's deadline passed unpaid. */
  EXPIRED;

  /** The word of the control interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the trade waits for the buyer, his bank or his financier. */
  public boolean open() {
    return switch (this) {
      case CREATED, CODE_ISSUED, APPLIED, UNKNOWN -> true;
      case PAID, FAILED, EXPIRED -> false;
    };
  }
}
