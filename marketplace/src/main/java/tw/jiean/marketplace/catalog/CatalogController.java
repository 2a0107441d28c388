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
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

/** What visitors see: the catalogue and the page of one service. */
@Controller
class CatalogController {

  private final Listings listings;
  private final ServiceViews views;
  private final Accounts accounts;

  CatalogController(Listings listings, ServiceViews views, Accounts accounts) {
    this.listings = listings;
    this.views = views;
    this.accounts = accounts;
  }

  /** A category as a filter. */
  record Shelf(Category category, String address, boolean chosen) {}

  @GetMapping("/")
  String home(@RequestParam Map<String, String> address, Model model) {
    CatalogQuery query = CatalogQuery.of(address);
    ListingPage found = listings.search(query);
    model.addAttribute("query", query);
    model.addAttribute("panel", new SearchPanel(query, address));
    model.addAttribute("total", found.total().orElse(null));
    model.addAttribute("cards", ListingCard.of(found.listings(), found.shelves(), accounts));
    model.addAttribute("shelves", shelves(query, found.shelves()));
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
    model.addAttribute("view", views.of(listing, visitor));
    return "catalog/service";
  }

  private static List<Shelf> shelves(CatalogQuery query, List<Category> shelves) {
    return shelves.stream()
        .map(shelf ->
            new Shelf(shelf, query.addressOn(shelf.id()), shelf.id().equals(query.category())))
        .toList();
  }
}
