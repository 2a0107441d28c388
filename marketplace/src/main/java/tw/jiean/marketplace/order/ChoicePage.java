package tw.jiean.marketplace.order;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.Plan;

/**
 * The page on which a buyer chooses plan and payment method.
 *
 * @param plan the chosen one
 * @param own whether the reader is the seller, who gets no form
 * @param requestId names this showing of the form
 * @param problem what was wrong with the choice that was sent, or null
 */
record ChoicePage(
    Listing listing,
    String seller,
    List<Plan> plans,
    Plan plan,
    MethodMenu menu,
    boolean own,
    String requestId,
    @Nullable Problem problem) {

  /** The same page with that plan chosen. */
  public String address(Plan other) {
    String address = "/order/" + listing.id().value() + "/?plan=" + other.kind().code();
    return menu.chosen().isEmpty() ? address : address + "&payment_method=" + menu.chosen();
  }
}
