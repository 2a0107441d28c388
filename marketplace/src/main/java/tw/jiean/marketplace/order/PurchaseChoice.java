package tw.jiean.marketplace.order;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * What a buyer wants to buy and how to pay for it. A part is null when nothing, or nothing that
 * exists, was chosen. There is no price in it: the price is the catalogue's.
 */
public record PurchaseChoice(
    @Nullable ListingId listing, @Nullable PlanKind plan, MethodChoice pay) {

  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");

  /** To pay by a method on its usual terms. */
  public PurchaseChoice(
      @Nullable ListingId listing, @Nullable PlanKind plan, @Nullable PaymentMethod method) {
    this(listing, plan, MethodChoice.of(method));
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
