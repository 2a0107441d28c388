package tw.jiean.marketplace.catalog;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.SignedInAccount;

/** The listings of the seller who asks. Another's does not exist here. */
@Component
class OwnListings {

  private final Listings listings;

  OwnListings(Listings listings) {
    this.listings = listings;
  }

  List<Listing> all(SignedInAccount account) {
    return listings.ofSeller(seller(account));
  }

  Listing one(String id, SignedInAccount account) {
    AccountId seller = seller(account);
    return ListingId.of(id)
        .flatMap(listings::find)
        .filter(listing -> listing.seller().equals(seller))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Operators keep the house and sell nothing in it. */
  static AccountId seller(SignedInAccount account) {
    if (account.isOperator()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return account.id();
  }
}
