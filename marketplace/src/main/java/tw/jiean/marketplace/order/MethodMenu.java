package tw.jiean.marketplace.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.MethodOffer.Availability;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * The payment methods as a buyer chooses from them, for one amount. What is switched off is not
 * among them.
 *
 * @param entries all, in the order in which they are described
 * @param unusable those that are greyed, by reason
 * @param chosen code of the selected method, empty when none was chosen; it may be an unusable one
 * @param plans in how many instalments a card may pay, one payment first; empty without a choice
 * @param days for how many days an account may be asked for; empty without a choice
 */
record MethodMenu(
    List<Entry> entries,
    List<Group> unusable,
    String chosen,
    List<PlanOption> plans,
    List<DaysOption> days) {

  /**
   * One method.
   *
   * @param label its name with its limit: 信用卡(20萬以下)
   * @param details how it goes, or null when it cannot be used at all
   * @param reason why it cannot be used, or null when it can
   */
  record Entry(
      PaymentMethod method,
      String name,
      String label,
      Availability availability,
      @Nullable Details details,
      @Nullable String reason) {

    /** Whether it can be chosen for the amount. */
    public boolean usable() {
      return availability == Availability.AVAILABLE;
    }
  }

  /**
   * What is to be known of a method before it is chosen.
   *
   * @param limits NT$11 到 NT$49,999
   * @param time how long the buyer has
   * @param how what he does, in a line
   * @param tooSmall why an amount below the minimum does not do
   * @param tooLarge why one above the maximum does not
   */
  record Details(
      Money minimum,
      Money maximum,
      String limits,
      String time,
      String how,
      String tooSmall,
      String tooLarge) {}

  /** Methods that cannot be used, and why. */
  record Group(Availability reason, String label, List<Entry> entries) {}

  /**
   * A number of instalments.
   *
   * @param code its word in the form
   * @param count how many, or 0 when the bank decides how much each is
   * @param each about how much each is, empty for one payment and when the bank decides
   * @param from the least price that can be paid so, whole NT$
   * @param reason why a smaller amount cannot be paid so, empty for one payment
   */
  record PlanOption(
      String code,
      String label,
      long count,
      String each,
      long from,
      String reason,
      boolean available,
      boolean chosen) {}

  /** A number of days. */
  record DaysOption(String code, String label, boolean chosen) {}

  /** Those that can be chosen. */
  public List<Entry> usable() {
    return entries.stream().filter(Entry::usable).toList();
  }

  /** Whether the entry is the chosen one. */
  public boolean isChosen(Entry entry) {
    return entry.method().code().equals(chosen);
  }
}
