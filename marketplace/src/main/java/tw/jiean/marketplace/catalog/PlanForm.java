package tw.jiean.marketplace.catalog;

import java.text.Normalizer;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import tw.jiean.marketplace.money.Money;

/** The fields of one plan as they were typed; a missing field counts as empty. */
record PlanForm(
    @Nullable String title,
    @Nullable String description,
    @Nullable String price,
    @Nullable String deliveryDays,
    @Nullable String revisions) {

  static final PlanForm EMPTY =
      new PlanForm(null, null, null, null, Integer.toString(Plan.USUAL_REVISIONS));

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}");

  PlanForm {
    title = Objects.requireNonNullElse(title, "");
    description = Objects.requireNonNullElse(description, "");
    price = Objects.requireNonNullElse(price, "");
    deliveryDays = Objects.requireNonNullElse(deliveryDays, "");
    revisions = Objects.requireNonNullElse(revisions, "");
  }

  static PlanForm of(@Nullable Plan plan) {
    if (plan == null) {
      return EMPTY;
    }
    Integer days = plan.deliveryDays();
    return new PlanForm(
        plan.title(),
        plan.description(),
        Long.toString(plan.price().dollars()),
        days == null ? "" : days.toString(),
        Integer.toString(plan.revisions()));
  }

  /** Nothing was filled in but, perhaps, the number that stands there already. */
  boolean empty() {
    return (title + description + price + deliveryDays).isBlank();
  }

  /** The plan, or null after at least one error was put to a field of {@code kind.code()}. */
  @Nullable Plan plan(PlanKind kind, Errors errors) {
    var fields = new FormFields(errors, kind.code() + ".");
    String plainTitle = fields.line("title", title, Plan.MAX_TITLE);
    String plainDescription = fields.paragraphs("description", description, Plan.MAX_DESCRIPTION);
    Money money = money(fields);
    Integer days = days(fields);
    int changes = revisions(fields);
    return plainTitle == null || plainDescription == null || money == null || fields.failed()
        ? null
        : new Plan(kind, plainTitle, plainDescription, money, days, changes);
  }

  /** The price if it can be one, without a word when it cannot: somebody is still typing. */
  Optional<Money> possiblePrice() {
    String digits = digits(price).replace("NT$", "");
    if (!NUMBER.matcher(digits).matches()) {
      return Optional.empty();
    }
    long dollars = Long.parseLong(digits);
    return dollars < Plan.MIN_PRICE.dollars() || dollars > Plan.MAX_PRICE.dollars()
        ? Optional.empty()
        : Optional.of(Money.of(dollars));
  }

  /** Whether both prices can be ones and this is the lower of them. */
  boolean cheaperThan(PlanForm other) {
    return possiblePrice()
        .flatMap(mine -> other.possiblePrice().map(theirs -> mine.compareTo(theirs) < 0))
        .orElse(false);
  }

  private @Nullable Money money(FormFields fields) {
    String digits = digits(price).replace("NT$", "");
    if (digits.isEmpty()) {
      fields.reject("price", "missing");
    } else if (!NUMBER.matcher(digits).matches()) {
      fields.reject("price", "whole");
    } else if (Long.parseLong(digits) < Plan.MIN_PRICE.dollars()) {
      fields.reject("price", "tooLow", Plan.MIN_PRICE);
    } else if (Long.parseLong(digits) > Plan.MAX_PRICE.dollars()) {
      fields.reject("price", "tooHigh", Plan.MAX_PRICE);
    } else {
      return Money.of(Long.parseLong(digits));
    }
    return null;
  }

  private @Nullable Integer days(FormFields fields) {
    String digits = digits(deliveryDays);
    if (digits.isEmpty()) {
      return null;
    }
    long days = NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : 0;
    if (days < 1 || days > Plan.MAX_DELIVERY_DAYS) {
      fields.reject("deliveryDays", "days", Plan.MAX_DELIVERY_DAYS);
      return null;
    }
    return (int) days;
  }

  /** A seller who empties the field means what is usual. */
  private int revisions(FormFields fields) {
    String digits = digits(revisions);
    if (digits.isEmpty()) {
      return Plan.USUAL_REVISIONS;
    }
    long number = NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : -1;
    if (number < 0 || number > Plan.MAX_REVISIONS) {
      fields.reject("revisions", "revisions", Plan.MAX_REVISIONS);
      return Plan.USUAL_REVISIONS;
    }
    return (int) number;
  }

  /** People write １，２００ or 1,200 and mean the same. */
  private static String digits(@Nullable String typed) {
    return Normalizer.normalize(Objects.requireNonNullElse(typed, ""), Normalizer.Form.NFKC)
        .replaceAll("[\\s,]", "");
  }
}
