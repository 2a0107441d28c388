package tw.jiean.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.transaction.support.TransactionOperations;
import tw.jiean.demo.DemoCatalogue.Offer;
import tw.jiean.demo.DemoCatalogue.Seller;
import tw.jiean.demo.DemoCatalogue.Service;
import tw.jiean.demo.DemoCatalogue.Shelf;
import tw.jiean.demo.cover.Cover;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Category;
import tw.jiean.marketplace.catalog.CategoryId;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingPhoto;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.PhotoId;
import tw.jiean.marketplace.catalog.Photos;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;

/**
 * Fills an empty marketplace with accounts, categories and listings, before the first page is
 * served. All in one transaction, so that a crash leaves nothing or everything; done once, which
 * the buyer's account tells.
 */
final class DemoListings implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(DemoListings.class);

  private final DemoCatalogue catalogue;
  private final Accounts accounts;
  private final Categories categories;
  private final Listings listings;
  private final Photos photos;
  private final TransactionOperations transaction;

  DemoListings(
      DemoCatalogue catalogue,
      Accounts accounts,
      Categories categories,
      Listings listings,
      Photos photos,
      TransactionOperations transaction) {
    this.catalogue = catalogue;
    this.accounts = accounts;
    this.categories = categories;
    this.listings = listings;
    this.photos = photos;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (accounts.findByEmail(catalogue.buyer().email()).isPresent()) {
      return;
    }
    LOG.info("Drawing {} pictures for the demo", catalogue.listings().size());
    List<PhotoId> covers = covers();
    transaction.executeWithoutResult(status -> fill(covers));
  }

  /**
   * Outside the transaction, as it takes seconds. The same picture drawn again is the same file.
   */
  private List<PhotoId> covers() {
    List<Service> services = catalogue.listings();
    return IntStream.range(0, services.size())
        .parallel()
        .mapToObj(index -> photos.add(Cover.draw(services.get(index).scene(), index)))
        .toList();
  }

  private void fill(List<PhotoId> covers) {
    signUp(catalogue.buyer().email(), catalogue.buyer().name());
    DemoCatalogue.Person operator = catalogue.operator();
    id(accounts.createOperator(account(operator.email(), operator.name())));
    Map<String, AccountId> sellers = new HashMap<>();
    for (Seller seller : catalogue.sellers()) {
      sellers.put(seller.key(), signUp(seller.email(), seller.name()));
    }
    Map<String, CategoryId> shelves = shelves();
    for (int index = 0; index < covers.size(); index++) {
      Service service = catalogue.listings().get(index);
      AccountId seller = Objects.requireNonNull(sellers.get(service.seller()), service.seller());
      listings.publish(seller, draft(service, shelves, covers.get(index)));
    }
  }

  private Map<String, CategoryId> shelves() {
    Map<String, CategoryId> shelves = new HashMap<>();
    for (Category category : categories.all()) {
      shelves.put(category.slug(), category.id());
    }
    for (Shelf shelf : catalogue.categories()) {
      shelves.computeIfAbsent(
          shelf.slug(), slug -> categories.create(slug, shelf.name(), shelf.englishName()));
    }
    return shelves;
  }

  private static ListingDraft draft(
      Service service, Map<String, CategoryId> shelves, PhotoId cover) {
    Set<CategoryId> on = new HashSet<>();
    for (String slug : service.categories()) {
      on.add(Objects.requireNonNull(shelves.get(slug), slug));
    }
    return new ListingDraft(
        service.title(),
        service.description().strip(),
        on,
        plan(PlanKind.STANDARD, service.standard()),
        plan(PlanKind.PREMIUM, service.premium()),
        List.of(new ListingPhoto(cover, "")),
        service.asked().stream().map(DemoCatalogue.Asked::question).toList());
  }

  private static Plan plan(PlanKind kind, Offer offer) {
    return new Plan(
        kind,
        offer.title(),
        offer.description(),
        Money.of(offer.price()),
        offer.days(),
        offer.revisions());
  }

  private AccountId signUp(String email, String name) {
    return id(accounts.createForDemo(account(email, name)));
  }

  private NewAccount account(String email, String name) {
    return new NewAccount(email, name, catalogue.password());
  }

  private static AccountId id(SignUpResult result) {
    return switch (result) {
      case SignUpResult.SignedUp(AccountId id) -> id;
      case SignUpResult.Refused refused ->
          throw new IllegalStateException("A demo account was refused: " + refused.problems());
    };
  }
}
