package tw.jiean.marketplace.order;

import java.util.List;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.MethodOffer.Availability;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * The payment methods as a buyer chooses from them, for one amount.
 *
 * @param usable can be chosen
 * @param unusable greyed, by reason
 * @param chosen code of the selected method, empty when none was chosen; it may be an unusable one
 */
record MethodMenu(List<Entry> usable, List<Group> unusable, String chosen) {

  /**
   * One method.
   *
   * @param label its name with its limit: 信用卡(20萬以下)
   * @param limited whether the amount decides; else it cannot be used at all
   */
  record Entry(PaymentMethod method, String label, Money minimum, Money maximum, boolean limited) {}

  /** Methods that cannot be used, and why. */
  record Group(Availability reason, String label, List<Entry> entries) {}

  /** Whether the entry is the chosen one; for the template. */
  public boolean isChosen(Entry entry) {
    return entry.method().code().equals(chosen);
  }
}
