package tw.jiean.marketplace.catalog;

import java.util.List;
import tw.jiean.marketplace.account.AccountId;

/**
 * What the catalogue shows of finished orders and cannot know itself. The module that knows
 * implements it; everything told here is public.
 */
public interface Reputation {

  /** What buyers say of a listing, newest first. */
  List<Opinion> ofListing(ListingId listing, int limit);

  /** What is said of a member, as a seller and as a buyer, newest first. */
  List<Opinion> ofMember(AccountId member, int limit);

  /** How a member is known as a seller. */
  Standing standing(AccountId member);
}
