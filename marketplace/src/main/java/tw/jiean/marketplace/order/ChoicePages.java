package tw.jiean.marketplace.order;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;

/** Draws the choosing page from what the catalogue has now and what the buyer chose before. */
@Component
class ChoicePages {

  private final Listings listings;
  private final Accounts accounts;
  private final PaymentWords words;

  ChoicePages(Listings listings, Accounts accounts, PaymentWords words) {
    this.listings = listings;
    this.accounts = accounts;
    this.words = words;
  }

  /** Empty when there is no such service. A plan that there is not gives the standard one. */
  @Transactional(readOnly = true)
  Optional<ChoicePage> draw(AccountId reader, PurchaseChoice choice, @Nullable Problem problem) {
    return Optional.ofNullable(choice.listing())
        .flatMap(listings::findPublished)
        .map(listing -> draw(reader, choice, listing, problem));
  }

  /** The service that was chosen, when it is still shown but its seller takes no orders now. */
  @Transactional(readOnly = true)
  Optional<Listing> paused(PurchaseChoice choice) {
    return Optional.ofNullable(choice.listing())
        .flatMap(listings::find)
        .filter(listing -> listing.paused() && !listing.hidden());
  }

  private ChoicePage draw(
      AccountId reader, PurchaseChoice choice, Listing listing, @Nullable Problem problem) {
    Plan plan =
        Optional.ofNullable(choice.plan())
            .flatMap(listing::plan)
            .or(() -> listing.plan(PlanKind.STANDARD))
            .orElseThrow();
    return new ChoicePage(
        listing,
        accounts.find(listing.seller()).map(AccountSummary::displayName).orElse(""),
        listing.plans(),
        plan,
        words.menu(plan.price(), choice.pay()),
        listing.seller().equals(reader),
        RequestId.random().value(),
        problem);
  }
}
