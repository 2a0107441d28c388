package tw.jiean.marketplace.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;

/**
 * A service on offer, as it is now. Whoever buys freezes what was agreed; a listing may change any
 * time.
 *
 * @param categories in the order of the catalogue
 * @param premium the larger plan, or null
 * @param photo null when the seller gave none
 * @param rating null until somebody has reviewed
 * @param hiddenReason why operators took it off the catalogue, or null when it is on
 */
public record Listing(
    ListingId id,
    AccountId seller,
    String title,
    String description,
    List<Category> categories,
    Plan standard,
    @Nullable Plan premium,
    @Nullable PhotoId photo,
    @Nullable Rating rating,
    @Nullable String hiddenReason,
    Instant createdAt,
    Instant updatedAt) {

  /** Keeps its own list of categories. */
  public Listing {
    categories = List.copyOf(categories);
  }

  /** Taken off the catalogue by operators: nobody but the seller and operators sees it. */
  public boolean hidden() {
    return hiddenReason != null;
  }

  /** The plan of that kind; a listing may have no premium one. */
  public Optional<Plan> plan(PlanKind kind) {
    return switch (kind) {
      case STANDARD -> Optional.of(standard);
      case PREMIUM -> Optional.ofNullable(premium);
    };
  }

  /** One or two plans, the standard one first. */
  public List<Plan> plans() {
    return premium == null ? List.of(standard) : List.of(standard, premium);
  }

  Listing on(List<Category> shelves) {
    return new Listing(
        id,
        seller,
        title,
        description,
        shelves,
        standard,
        premium,
        photo,
        rating,
        hiddenReason,
        createdAt,
        updatedAt);
  }

  /** The lower of its prices. */
  public Money priceFrom() {
    return plans().stream().map(Plan::price).min(Money::compareTo).orElseThrow();
  }
}
