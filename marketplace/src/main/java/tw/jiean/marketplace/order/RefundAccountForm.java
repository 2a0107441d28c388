package tw.jiean.marketplace.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.refund.RefundStatus;
import tw.jiean.marketplace.refund.RefundView;

/**
 * Where the buyer says to which bank account a refund is transferred.
 *
 * @param due whether a refund waits for it; else it can be corrected
 * @param ending the last 4 digits of what was entered, or null
 */
record RefundAccountForm(boolean due, @Nullable String ending) {

  private static final List<String> FIELDS = List.of("bank_code", "account", "payee_name");

  /** Whether what was typed into it was refused. */
  public boolean isRefused(WorkView view) {
    return FIELDS.stream().anyMatch(view::firstWrong);
  }

  /** In message keys and in the page: what the buyer has to do, or has done. */
  public String word() {
    return due ? "due" : "entered";
  }

  /** Whether there is anything to enter or to correct. */
  static boolean isFor(List<RefundView> refunds) {
    return isDue(refunds) || has(refunds, RefundStatus.TRANSFER_ENTERED);
  }

  static boolean isDue(List<RefundView> refunds) {
    return has(refunds, RefundStatus.TRANSFER_DUE);
  }

  private static boolean has(List<RefundView> refunds, RefundStatus status) {
    return refunds.stream().anyMatch(refund -> refund.status() == status);
  }
}
