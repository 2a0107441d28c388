package tw.jiean.marketplace.catalog;

import java.util.List;
import tw.jiean.marketplace.account.Profile;

/**
 * Everything on the page of a service, as visitors see it and as its seller sees it beforehand.
 *
 * @param drawing address of the picture of its category, shown when there is no photo
 * @param sellerListings how many services the seller offers
 * @param others a few more of the seller's
 * @param opinions the latest of what buyers say of it
 * @param standing how its seller is known
 * @param own whether the reader offers it himself
 * @param favourite whether the reader has put it aside
 * @param preview whether it is shown before it is stored, so that nothing on it leads anywhere
 */
record ServiceView(
    Listing listing,
    String drawing,
    Profile seller,
    int sellerListings,
    List<ListingCard> others,
    List<Opinion> opinions,
    Standing standing,
    boolean own,
    boolean favourite,
    boolean preview) {

  /** Whether the page has ways to order. */
  public boolean sells() {
    return !own && !preview && listing.published();
  }
}
