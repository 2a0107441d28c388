package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One page of a search.
 *
 * @param shelves all categories that there are
 * @param previous where the page begins, when there is one before it
 * @param next where the page ends, when there is one behind it
 */
record ListingPage(
    List<FoundListing> listings,
    List<Category> shelves,
    @Nullable Place previous,
    @Nullable Place next) {

  /** How many were found, if this page holds them all: nothing is counted to know more. */
  Optional<Integer> total() {
    return previous == null && next == null ? Optional.of(listings.size()) : Optional.empty();
  }
}
