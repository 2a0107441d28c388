package tw.jiean.marketplace.order;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * What a buyer wants to buy and how to pay for it. A part is null when nothing, or nothing that
 * exists, was chosen. The price is the catalogue's.
 *
 * @param shown what the buyer was told that the plan costs, or null when nobody says; decides
 *     nothing but whether that is still true
 */
public record PurchaseChoice(
    @Nullable ListingId listing, @Nullable PlanKind plan, MethodChoice pay, @Nullable Money shown) {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}");

  /** To pay by a method on its usual terms. */
  public PurchaseChoice(
      @Nullable ListingId listing, @Nullable PlanKind plan, @Nullable PaymentMethod method) {
    this(listing, plan, MethodChoice.of(method));
  }

  /** By somebody who was shown no price. */
  public PurchaseChoice(@Nullable ListingId listing, @Nullable PlanKind plan, MethodChoice pay) {
    this(listing, plan, pay, null);
  }

  /** The same by somebody who was shown these prices; a text that is none counts as nothing. */
  PurchaseChoice shown(@Nullable String standard, @Nullable String premium) {
    String text = plan == PlanKind.PREMIUM ? premium : standard;
    return text != null && PRICE.matcher(text).matches()
        ? new PurchaseChoice(listing, plan, pay, Money.of(Long.parseLong(text)))
        : this;
  }

  /** Whether the buyer was shown another price. */
  boolean isMistakenAbout(Money price) {
    return shown != null && !shown.equals(price);
  }

  /** How to pay. */
  public @Nullable PaymentMethod method() {
    return pay.method();
  }

  /** Reads the words of a form; what is malformed or unknown becomes null. */
  static PurchaseChoice read(@Nullable String listing, @Nullable String plan, MethodChoice pay) {
    return new PurchaseChoice(
        readListing(listing),
        Optional.ofNullable(plan).flatMap(PlanKind::ofCode).orElse(null),
        pay);
  }

  static @Nullable ListingId readListing(@Nullable String text) {
    return text != null && DECIMAL.matcher(text).matches()
        ? new ListingId(Long.parseLong(text))
        : null;
  }

  /** The page where this is chosen, or the start page when no service is named. */
  String path() {
    if (listing == null) {
      return "/";
    }
    PlanKind shown = plan == null ? PlanKind.STANDARD : plan;
    return "/order/" + listing.value() + "/?plan=" + shown.code();
  }
}
