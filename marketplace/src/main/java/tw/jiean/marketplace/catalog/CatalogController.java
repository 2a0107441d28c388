package tw.jiean.marketplace.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
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
  String home(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String category,
      @RequestParam(defaultValue = "") String page,
      Model model) {
    CatalogQuery query = CatalogQuery.of(q, category, page);
    ListingPage found = listings.search(query);
    model.addAttribute("query", query);
    model.addAttribute("found", found);
    model.addAttribute("cards", ListingCard.of(found.listings(), accounts));
    model.addAttribute("shelves", shelves(query));
    model.addAttribute("everything", query.onShelf(null).address());
    if (found.hasPrevious()) {
      model.addAttribute("previous", query.onPage(found.page() - 1).address());
    }
    if (found.hasNext()) {
      model.addAttribute("next", query.onPage(found.page() + 1).address());
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
            .flatMap(listings::findPublished)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    List<Listing> others =
        listings.ofSeller(listing.seller()).stream()
            .filter(other -> !other.hidden() && !other.id().equals(listing.id()))
            .toList();
    model.addAttribute("listing", listing);
    model.addAttribute("cover", Cover.of(listing));
    model.addAttribute(
        "sellerName", ListingCard.of(List.of(listing), accounts).getFirst().sellerName());
    model.addAttribute(
        "sellerBio", accounts.profile(listing.seller()).map(Profile::bio).orElse(""));
    model.addAttribute("sellerListings", others.size() + 1);
    model.addAttribute("own", visitor != null && visitor.id().equals(listing.seller()));
    model.addAttribute(
        "others", ListingCard.of(others.stream().limit(MORE_OF_SELLER).toList(), accounts));
    return "catalog/service";
  }

  private List<Shelf> shelves(CatalogQuery query) {
    return categories.all().stream()
        .map(shelf ->
            new Shelf(
                shelf, query.onShelf(shelf.id()).address(), shelf.id().equals(query.category())))
        .toList();
  }
}
