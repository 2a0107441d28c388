package tw.jiean.marketplace.catalog;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tw.jiean.marketplace.account.SignedInAccount;

/** Where sellers make and edit what they offer. Another's listing does not exist here. */
@Controller
class StudioController {

  private static final String FORM = "catalog/listing-form";
  private static final String TO_LIST = "redirect:/studio/";

  private final Listings listings;
  private final Categories categories;
  private final Photos photos;

  StudioController(Listings listings, Categories categories, Photos photos) {
    this.listings = listings;
    this.categories = categories;
    this.photos = photos;
  }

  /** One of the seller's own listings with its picture. */
  record Row(Listing listing, Cover cover) {}

  @GetMapping("/studio/")
  String list(@AuthenticationPrincipal SignedInAccount account, Model model) {
    List<Row> rows =
        listings.ofSeller(seller(account).id()).stream()
            .map(listing -> new Row(listing, Cover.of(listing)))
            .toList();
    model.addAttribute("rows", rows);
    return "catalog/studio";
  }

  @GetMapping("/studio/listings/new/")
  String blank(@AuthenticationPrincipal SignedInAccount account, Model model) {
    seller(account);
    model.addAttribute("form", ListingForm.EMPTY);
    return form(model, null, null);
  }

  @PostMapping("/studio/listings/new/")
  String publish(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    seller(account);
    var read = read(form, errors);
    if (read.draft() == null) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return form(model, null, read.photo());
    }
    listings.publish(account.id(), read.draft());
    flash.addFlashAttribute("notice", "catalog.studio.published");
    return TO_LIST;
  }

  @GetMapping("/studio/listings/{id:\\d+}/")
  String edit(
      @PathVariable String id, @AuthenticationPrincipal SignedInAccount account, Model model) {
    Listing listing = own(id, account);
    model.addAttribute("form", ListingForm.of(listing));
    return form(model, listing, listing.photo());
  }

  @PostMapping("/studio/listings/{id:\\d+}/")
  String save(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    Listing listing = own(id, account);
    var read = read(form, errors);
    if (read.draft() == null) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return form(model, listing, read.photo());
    }
    if (!listings.edit(listing.id(), account.id(), read.draft())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    flash.addFlashAttribute("notice", "catalog.studio.saved");
    return TO_LIST;
  }

  /** A form that could not even be put together was not filled in on our page. */
  private ListingForm.Reading read(ListingForm form, BindingResult errors) {
    if (errors.getTarget() == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    return form.read(categories.all(), photos, errors);
  }

  private String form(Model model, @Nullable Listing listing, @Nullable PhotoId photo) {
    model.addAttribute("listing", listing);
    model.addAttribute("photo", photo);
    model.addAttribute("cover", photo == null ? null : Cover.of(photo, List.of()));
    model.addAttribute("categories", categories.all());
    return FORM;
  }

  private Listing own(String id, SignedInAccount account) {
    return ListingId.of(id)
        .flatMap(listings::find)
        .filter(listing -> listing.seller().equals(seller(account).id()))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Operators keep the house and sell nothing in it. */
  private static SignedInAccount seller(SignedInAccount account) {
    if (account.isOperator()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    return account;
  }
}
