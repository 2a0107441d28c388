package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.payment.PaymentCode;

/**
 * What to pay with at a bank or a store. Exactly one of account, store code and barcodes is there.
 *
 * @param deadline last moment to pay, or null when ECPay named none
 * @param remaining time from now to the deadline, zero when it is over
 */
record PaymentInstructions(
    PaymentCode.@Nullable AtmAccount account,
    PaymentCode.@Nullable StoreCode storeCode,
    List<String> barcodes,
    @Nullable Instant deadline,
    Duration remaining) {

  private static final int GROUP = 4;

  static PaymentInstructions of(PaymentCode code, @Nullable Instant deadline, Clock clock) {
    Duration left = deadline == null ? Duration.ZERO : Duration.between(clock.instant(), deadline);
    Duration remaining = left.isNegative() ? Duration.ZERO : left;
    return switch (code) {
      case PaymentCode.AtmAccount account ->
          new PaymentInstructions(account, null, List.of(), deadline, remaining);
      case PaymentCode.StoreCode store ->
          new PaymentInstructions(null, store, List.of(), deadline, remaining);
      case PaymentCode.Barcodes bars ->
          new PaymentInstructions(
              null, null, List.of(bars.first(), bars.second(), bars.third()), deadline, remaining);
    };
  }

  /** Whether the deadline is over; a payment made just before may still be reported. */
  public boolean isOver() {
    return deadline != null && remaining.isZero();
  }

  /** The text in groups of four, as people read numbers aloud. */
  static List<String> groups(String text) {
    List<String> groups = new ArrayList<>();
    for (int start = 0; start < text.length(); start += GROUP) {
      groups.add(text.substring(start, Math.min(start + GROUP, text.length())));
    }
    return groups;
  }

  /** Names the texts: {@code order.instructions.<kind>.title} and so on. */
  public String kind() {
    return account != null ? "atm" : storeCode != null ? "cvs" : "barcode";
  }

  /** The account or store code, or empty when there are barcodes. */
  public String code() {
    return account != null ? account.account() : storeCode != null ? storeCode.number() : "";
  }

  /** The same in groups. */
  public List<String> groups() {
    return groups(code());
  }
}
