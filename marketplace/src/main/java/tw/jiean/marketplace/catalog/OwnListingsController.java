package tw.jiean.marketplace.catalog;

import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tw.jiean.marketplace.account.SignedInAccount;

/** The front page of the studio: what a seller offers, and what is paused. */
@Controller
class OwnListingsController {

  private static final String TO_LIST = "redirect:/studio/";

  private final Listings listings;
  private final OwnListings own;

  OwnListingsController(Listings listings, OwnListings own) {
    this.listings = listings;
    this.own = own;
  }

  /** One of the seller's own listings with its picture. */
  record Row(Listing listing, Cover cover) {}

  @GetMapping("/studio/")
  String list(@AuthenticationPrincipal SignedInAccount account, Model model) {
    List<Row> rows =
        own.all(account).stream().map(listing -> new Row(listing, Cover.of(listing))).toList();
    model.addAttribute("rows", rows);
    model.addAttribute("profile", "/sellers/" + account.id().value() + "/");
    return "catalog/studio";
  }

  @PostMapping("/studio/listings/{id:\\d+}/pause/")
  String pause(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    listings.pause(own.one(id, account).id(), account.id());
    flash.addFlashAttribute("notice", "catalog.studio.paused.notice");
    return TO_LIST;
  }

  @PostMapping("/studio/listings/{id:\\d+}/resume/")
  String resume(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    listings.resume(own.one(id, account).id(), account.id());
    flash.addFlashAttribute("notice", "catalog.studio.resumed.notice");
    return TO_LIST;
  }
}
