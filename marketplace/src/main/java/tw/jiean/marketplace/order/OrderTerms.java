package tw.jiean.marketplace.order;

import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;

/**
 * What was agreed, frozen when the order was placed: later changes of the listing do not touch it.
 *
 * @param listing where it was bought; the listing may be hidden or gone by now
 * @param price what the buyer pays, all in, at least NT$1
 * @param deliveryDays days from the start of work, or null when by agreement
 */
public record OrderTerms(
    ListingId listing,
    String title,
    PlanKind plan,
    String planTitle,
    String planDescription,
    Money price,
    @Nullable Integer deliveryDays) {

  static OrderTerms of(Listing listing, Plan plan) {
    return new OrderTerms(
        listing.id(),
        listing.title(),
        plan.kind(),
        plan.title(),
        plan.description(),
        plan.price(),
        plan.deliveryDays());
  }
}
