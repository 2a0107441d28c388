package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.Profile;
import tw.jiean.marketplace.account.SignedInAccount;

/** What visitors see: the catalogue and the page of one service. */
@Controller
class CatalogController {

  private static final int MORE_OF_SELLER = 3;

  private final Listings listings;
  private final Categories categories;
  private final Accounts accounts;

  CatalogController(Listings listings, Categories categories, Accounts accounts) {
    this.listings = listings;
    this.categories = categories;
    this.accounts = accounts;
  }

  /** A category as a filter. */
  record Shelf(Category category, String address, boolean chosen) {}

  @GetMapping("/")
  String home(@RequestParam Map<String, String> address, Model model) {
    CatalogQuery query = CatalogQuery.of(address);
    ListingPage found = listings.search(query);
    List<Category> shelves = categories.all();
    model.addAttribute("query", query);
    model.addAttribute("panel", new SearchPanel(query));
    model.addAttribute("total", found.total().orElse(null));
    model.addAttribute("cards", ListingCard.of(found.listings(), shelves, accounts));
    model.addAttribute("shelves", shelves(query, shelves));
    model.addAttribute("everything", query.addressOn(null));
    if (found.previous() != null) {
      model.addAttribute("previous", query.at(found.previous(), true).address());
    }
    if (found.next() != null) {
      model.addAttribute("next", query.at(found.next(), false).address());
    }
    return "catalog/home";
  }

  @GetMapping("/services/{id:\\d+}/")
  String service(
      @PathVariable String id,
      @AuthenticationPrincipal @Nullable SignedInAccount visitor,
      Model model) {
    Listing listing =
        ListingId.of(id)
            .flatMap(listings::find)
            .filter(one -> !one.hidden())
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<Listing> others =
        listings.ofSeller(listing.seller()).stream()
            .filter(other -> other.published() && !other.id().equals(listing.id()))
            .toList();
    model.addAttribute("listing", listing);
    model.addAttribute("cover", Cover.of(listing));
    model.addAttribute("sellerName", name(listing.seller()));
    model.addAttribute(
        "sellerBio", accounts.profile(listing.seller()).map(Profile::bio).orElse(""));
    model.addAttribute("sellerListings", others.size() + (listing.published() ? 1 : 0));
    model.addAttribute("own", visitor != null && visitor.id().equals(listing.seller()));
    model.addAttribute(
        "others",
        ListingCard.of(
            others.stream().limit(MORE_OF_SELLER).map(FoundListing::of).toList(),
            categories.all(),
            accounts));
    return "catalog/service";
  }

  private String name(AccountId seller) {
    return accounts.find(seller).map(AccountSummary::displayName).orElse("");
  }

  private static List<Shelf> shelves(CatalogQuery query, List<Category> shelves) {
    return shelves.stream()
        .map(shelf ->
            new Shelf(shelf, query.addressOn(shelf.id()), shelf.id().equals(query.category())))
        .toList();
  }
}
