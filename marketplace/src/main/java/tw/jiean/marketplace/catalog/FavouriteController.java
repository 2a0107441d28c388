package tw.jiean.marketplace.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

/** The services that a member likes. */
@Controller
class FavouriteController {

  private final Favourites favourites;
  private final Listings listings;
  private final Categories categories;
  private final Accounts accounts;

  FavouriteController(
      Favourites favourites, Listings listings, Categories categories, Accounts accounts) {
    this.favourites = favourites;
    this.listings = listings;
    this.categories = categories;
    this.accounts = accounts;
  }

  @GetMapping("/favourites/")
  String list(@AuthenticationPrincipal SignedInAccount account, Model model) {
    List<FoundListing> published = favourites.published(account.id());
    model.addAttribute("cards", ListingCard.of(published, categories.all(), accounts));
    model.addAttribute("away", favourites.count(account.id()) - published.size());
    return "catalog/favourites";
  }

  /** Where a visitor's heart leads: by way of signing in, back to the service. */
  @GetMapping("/favourites/{id:\\d+}/")
  String signedIn(@PathVariable String id) {
    return toService(existing(id));
  }

  @PostMapping("/favourites/{id:\\d+}/add/")
  String add(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    ListingId listing = existing(id);
    if (!favourites.add(account.id(), listing)) {
      flash.addFlashAttribute("notice", "catalog.favourites.full");
    }
    return toService(listing);
  }

  /**
   * Puts it back.
   *
   * @param list whether the button was pressed in the list, which then is shown again
   */
  @PostMapping("/favourites/{id:\\d+}/remove/")
  String remove(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @RequestParam(required = false) @Nullable String list) {
    ListingId listing = existing(id);
    favourites.remove(account.id(), listing);
    return list == null ? toService(listing) : "redirect:/favourites/";
  }

  private ListingId existing(String id) {
    return ListingId.of(id)
        .flatMap(listings::find)
        .filter(listing -> !listing.hidden())
        .map(Listing::id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static String toService(ListingId listing) {
    return "redirect:/services/" + listing.value() + "/";
  }
}
