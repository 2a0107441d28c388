package tw.jiean.marketplace.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;

/**
 * As much of a listing as a list of many shows.
 *
 * @param severalPlans whether its lowest price is one of several
 * @param reviews how many reviews the rating comes from
 */
record FoundListing(
    ListingId id,
    AccountId seller,
    String title,
    @Nullable PhotoId photo,
    List<CategoryId> categories,
    Money priceFrom,
    boolean severalPlans,
    @Nullable Rating rating,
    int reviews) {

  static FoundListing of(Listing listing) {
    return new FoundListing(
        listing.id(),
        listing.seller(),
        listing.title(),
        listing.photo(),
        listing.categories().stream().map(Category::id).toList(),
        listing.priceFrom(),
        listing.premium() != null,
        listing.rating(),
        listing.reviews());
  }

  /** Where it stands when listings are sorted so. */
  Place placeIn(SortOrder order) {
    BigDecimal key =
        switch (order) {
          case NEWEST -> BigDecimal.ZERO;
          case PRICE_UP, PRICE_DOWN -> BigDecimal.valueOf(priceFrom.dollars());
          case RATING -> rating == null ? BigDecimal.ZERO : rating.value();
        };
    return new Place(key, id.value());
  }
}
