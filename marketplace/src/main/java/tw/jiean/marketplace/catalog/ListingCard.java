package tw.jiean.marketplace.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;

/** A listing as a card shows it. */
record ListingCard(FoundListing listing, String sellerName, Cover cover) {

  /** Cards in the order of the listings; the names of all sellers are asked for at once. */
  static List<ListingCard> of(
      Collection<FoundListing> listings, Collection<Category> shelves, Accounts accounts) {
    Map<AccountId, AccountSummary> sellers =
        accounts.findAll(listings.stream().map(FoundListing::seller).distinct().toList());
    return listings.stream()
        .map(listing -> {
          AccountSummary seller = sellers.get(listing.seller());
          String name = seller == null ? "" : seller.displayName();
          List<Category> on =
              shelves.stream().filter(shelf -> listing.categories().contains(shelf.id())).toList();
          return new ListingCard(listing, name, Cover.of(listing.photo(), on));
        })
        .toList();
  }
}
