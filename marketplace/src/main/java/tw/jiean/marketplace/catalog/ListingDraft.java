package tw.jiean.marketplace.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.page.PlainText;

/**
 * What a seller wants to offer; valid by construction.
 *
 * @param title 1 to {@value #MAX_TITLE} characters
 * @param description 1 to {@value #MAX_DESCRIPTION} characters, plain text with line breaks
 * @param categories at most {@value #MAX_CATEGORIES}; the studio asks for one when there are any
 * @param standard the plan that every listing has
 * @param premium the larger plan, or null
 * @param photos photos that {@link Photos} has accepted, the cover first; at most {@value
 *     #MAX_PHOTOS}
 * @param questions what the seller asks of a buyer, in this order; at most {@value #MAX_QUESTIONS}
 */
public record ListingDraft(
    String title,
    String description,
    Set<CategoryId> categories,
    Plan standard,
    @Nullable Plan premium,
    List<ListingPhoto> photos,
    List<Question> questions) {

  static final int MAX_TITLE = 100;
  static final int MAX_DESCRIPTION = 5_000;
  static final int MAX_CATEGORIES = 3;
  static final int MAX_PHOTOS = 5;
  static final int MAX_QUESTIONS = 10;

  /** Refuses what is outside the limits. */
  public ListingDraft {
    PlainText.requireLength("Listing title", title, MAX_TITLE);
    PlainText.requireLength("Listing description", description, MAX_DESCRIPTION);
    categories = Set.copyOf(categories);
    photos = List.copyOf(photos);
    questions = List.copyOf(questions);
    if (photos.size() > MAX_PHOTOS) {
      throw new IllegalArgumentException(
          "A listing has at most " + MAX_PHOTOS + " photos, not " + photos.size());
    }
    if (categories.size() > MAX_CATEGORIES) {
      throw new IllegalArgumentException(
          "A listing has at most " + MAX_CATEGORIES + " categories, not " + categories.size());
    }
    if (questions.size() > MAX_QUESTIONS) {
      throw new IllegalArgumentException(
          "A listing asks at most " + MAX_QUESTIONS + " questions, not " + questions.size());
    }
    if (standard.kind() != PlanKind.STANDARD) {
      throw new IllegalArgumentException("The first plan is the standard one");
    }
    if (premium != null && premium.kind() != PlanKind.PREMIUM) {
      throw new IllegalArgumentException("The second plan is the premium one");
    }
  }

  /**
   * The listing that would come of it, for its seller to look at.
   *
   * @param stored what it would replace, or null for a new one
   */
  Listing unsaved(@Nullable Listing stored, AccountId seller, List<Category> shelves, Instant now) {
    return new Listing(
        stored == null ? new ListingId(0) : stored.id(),
        seller,
        title,
        description,
        shelves,
        standard,
        premium,
        photos,
        questions,
        stored == null ? null : stored.rating(),
        stored == null ? 0 : stored.reviews(),
        false,
        null,
        stored == null ? now : stored.createdAt(),
        now);
  }

  /** One or two plans, the standard one first. */
  List<Plan> plans() {
    return premium == null ? List.of(standard) : List.of(standard, premium);
  }

  /** A draft with one photo or none, that asks nothing of its own. */
  public ListingDraft(
      String title,
      String description,
      Set<CategoryId> categories,
      Plan standard,
      @Nullable Plan premium,
      @Nullable PhotoId photo) {
    this(
        title,
        description,
        categories,
        standard,
        premium,
        photo == null ? List.of() : List.of(new ListingPhoto(photo, "")),
        List.of());
  }
}
