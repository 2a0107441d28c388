package tw.jiean.marketplace.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.Profile;
import tw.jiean.marketplace.account.SignedInAccount;

/** Puts the page of a service together. */
@Component
class ServiceViews {

  private static final int MORE_OF_SELLER = 3;

  private final Listings listings;
  private final Categories categories;
  private final Favourites favourites;
  private final Reputation reputation;
  private final Accounts accounts;

  ServiceViews(
      Listings listings,
      Categories categories,
      Favourites favourites,
      Reputation reputation,
      Accounts accounts) {
    this.listings = listings;
    this.categories = categories;
    this.favourites = favourites;
    this.reputation = reputation;
    this.accounts = accounts;
  }

  /** What one page shows is read over one connection. */
  @Transactional(readOnly = true)
  ServiceView of(Listing listing, @Nullable SignedInAccount reader) {
    List<FoundListing> offered = listings.publishedBy(listing.seller());
    List<FoundListing> others =
        offered.stream()
            .filter(other -> !other.id().equals(listing.id()))
            .limit(MORE_OF_SELLER)
            .toList();
    return new ServiceView(
        listing,
        Cover.drawing(listing.categories()),
        seller(listing.seller()),
        offered.size(),
        ListingCard.of(others, categories.all(), accounts),
        reputation.ofListing(listing.id(), Opinion.SHOWN),
        reputation.standing(listing.seller()),
        reader != null && reader.id().equals(listing.seller()),
        reader != null && favourites.contains(reader.id(), listing.id()),
        false);
  }

  /** What is not stored yet, as it would be seen. */
  ServiceView preview(Listing unsaved) {
    return new ServiceView(
        unsaved,
        Cover.drawing(unsaved.categories()),
        seller(unsaved.seller()),
        listings.publishedBy(unsaved.seller()).size(),
        List.of(),
        reputation.ofListing(unsaved.id(), Opinion.SHOWN),
        reputation.standing(unsaved.seller()),
        true,
        false,
        true);
  }

  private Profile seller(AccountId seller) {
    return accounts
        .profile(seller)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
