package tw.jiean.marketplace.catalog;

import java.util.List;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.PersonalData;

/** What a person offers, for a copy of his own data. */
@Component
class ListingsOfAccount implements PersonalData {

  private final Listings listings;

  ListingsOfAccount(Listings listings) {
    this.listings = listings;
  }

  private record Offer(String title, String description, List<String> plans) {}

  @Override
  public String name() {
    return "listings";
  }

  @Override
  public Object of(AccountId account) {
    return listings.ofSeller(account).stream()
        .map(listing ->
            new Offer(
                listing.title(),
                listing.description(),
                listing.plans().stream()
                    .map(plan -> "%s: %s".formatted(plan.title(), plan.price()))
                    .toList()))
        .toList();
  }
}
