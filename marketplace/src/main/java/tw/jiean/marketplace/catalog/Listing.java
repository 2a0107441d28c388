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
 * @param photos the first is the cover; empty when the seller gave none
 * @param questions what the seller asks of a buyer before the work begins, at most {@value
 *     ListingDraft#MAX_QUESTIONS}; empty when nothing of its own
 * @param rating null until somebody has reviewed
 * @param reviews how many reviews the rating comes from
 * @param paused whether its seller takes no orders for the time being; it is off the catalogue
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
    List<ListingPhoto> photos,
    List<Question> questions,
    @Nullable Rating rating,
    int reviews,
    boolean paused,
    @Nullable String hiddenReason,
    Instant createdAt,
    Instant updatedAt) {

  /** Keeps its own lists. */
  public Listing {
    categories = List.copyOf(categories);
    photos = List.copyOf(photos);
    questions = List.copyOf(questions);
  }

  /** Taken off the catalogue by operators: nobody but the seller and operators sees it. */
  public boolean hidden() {
    return hiddenReason != null;
  }

  /** The cover, or null when the seller gave no photo. */
  public @Nullable PhotoId photo() {
    return photos.isEmpty() ? null : photos.getFirst().id();
  }

  /** On the catalogue: neither hidden nor paused, so that visitors find and buy it. */
  public boolean published() {
    return !hidden() && !paused;
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

  /** The lower of its prices. */
  public Money priceFrom() {
    return Plan.lowestPrice(plans());
  }
}
