package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.page.PlainText;

/**
 * What a buyer gets at which price.
 *
 * @param title 1 to {@value #MAX_TITLE} characters
 * @param description 1 to {@value #MAX_DESCRIPTION} characters, plain text with line breaks
 * @param price NT$1 to {@link #MAX_PRICE}
 * @param deliveryDays 1 to {@value #MAX_DELIVERY_DAYS} days from the start of work, or null when by
 *     agreement
 * @param revisions how often the buyer may ask for changes, 0 to {@value #MAX_REVISIONS}
 */
public record Plan(
    PlanKind kind,
    String title,
    String description,
    Money price,
    @Nullable Integer deliveryDays,
    int revisions) {

  static final int MAX_TITLE = 60;
  static final int MAX_DESCRIPTION = 1_000;
  static final int MAX_DELIVERY_DAYS = 365;
  static final int MAX_REVISIONS = 20;

  /** What a plan includes when its seller says nothing of it. */
  static final int USUAL_REVISIONS = 1;

  /** The lowest price: ECPay knows nothing below one dollar. */
  public static final Money MIN_PRICE = Money.of(1);

  /** The highest price, far above what any of ECPay's methods takes at once. */
  public static final Money MAX_PRICE = Money.of(1_000_000);

  /** Refuses what is outside the limits. */
  public Plan {
    PlainText.requireLength("Plan title", title, MAX_TITLE);
    PlainText.requireLength("Plan description", description, MAX_DESCRIPTION);
    if (price.compareTo(MIN_PRICE) < 0 || price.compareTo(MAX_PRICE) > 0) {
      throw new IllegalArgumentException(
          "A plan costs " + MIN_PRICE + " to " + MAX_PRICE + ", not " + price);
    }
    if (deliveryDays != null && (deliveryDays < 1 || deliveryDays > MAX_DELIVERY_DAYS)) {
      throw new IllegalArgumentException(
          "Delivery takes 1 to " + MAX_DELIVERY_DAYS + " days, not " + deliveryDays);
    }
    if (revisions < 0 || revisions > MAX_REVISIONS) {
      throw new IllegalArgumentException(
          "A plan includes 0 to " + MAX_REVISIONS + " revisions, not " + revisions);
    }
  }

  /** The lowest of their prices. */
  static Money lowestPrice(List<Plan> plans) {
    return plans.stream().map(Plan::price).min(Money::compareTo).orElseThrow();
  }

  /** The fewest days of those that name any, or null. */
  static @Nullable Integer shortestTime(List<Plan> plans) {
    return plans.stream()
        .map(Plan::deliveryDays)
        .filter(Objects::nonNull)
        .min(Integer::compareTo)
        .orElse(null);
  }

  /** A plan with the one revision that is usual. */
  public Plan(
      PlanKind kind,
      String title,
      String description,
      Money price,
      @Nullable Integer deliveryDays) {
    this(kind, title, description, price, deliveryDays, USUAL_REVISIONS);
  }
}
