package tw.jiean.marketplace.review;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.order.OrderNumber;

/**
 * A finished order that its parties may speak of, and what they said.
 *
 * @param title of what was bought
 * @param closesAt from then on nobody writes, and what was written is public
 * @param revealedAt since when it is public, or null
 */
record ReviewCase(
    OrderNumber order,
    ListingId listing,
    String title,
    AccountId seller,
    AccountId buyer,
    Instant completedAt,
    Instant closesAt,
    @Nullable Instant revealedAt,
    @Nullable Review ofBuyer,
    @Nullable Review ofSeller) {

  /** In which part somebody may write; empty for anybody else. */
  Optional<ReviewSide> sideOf(AccountId account) {
    if (account.equals(buyer)) {
      return Optional.of(ReviewSide.BUYER);
    }
    return account.equals(seller) ? Optional.of(ReviewSide.SELLER) : Optional.empty();
  }

  AccountId partyOf(ReviewSide side) {
    return side == ReviewSide.BUYER ? buyer : seller;
  }

  /** What one party wrote, or null. */
  @Nullable Review by(ReviewSide side) {
    return side == ReviewSide.BUYER ? ofBuyer : ofSeller;
  }

  /** What one party wrote and everybody may read, or null. */
  @Nullable Review shownBy(ReviewSide side) {
    Review written = isPublic() ? by(side) : null;
    return written == null || written.isHidden() ? null : written;
  }

  /** Whether that party may write now. */
  boolean takes(ReviewSide side, Instant now) {
    return by(side) == null && revealedAt == null && now.isBefore(closesAt);
  }

  /** Whether everybody may read what was written. */
  public boolean isPublic() {
    return revealedAt != null;
  }
}
