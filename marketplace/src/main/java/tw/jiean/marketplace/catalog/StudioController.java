package tw.jiean.marketplace.catalog;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tw.jiean.marketplace.account.SignedInAccount;

/** Where sellers make and edit what they offer. Another's listing does not exist here. */
@Controller
class StudioController {

  private static final String FORM = "catalog/listing-form";
  private static final String TO_LIST = "redirect:/studio/";

  /** Name of the buttons that change the questions, see {@link FormStep}. */
  private static final String QUESTION_STEP = "questionStep";

  private final Listings listings;
  private final Categories categories;
  private final Photos photos;

  StudioController(Listings listings, Categories categories, Photos photos) {
    this.listings = listings;
    this.categories = categories;
    this.photos = photos;
  }

  /** The framework stumbles over numbers of rows that are none; no page of ours sends them. */
  @InitBinder("form")
  void refuseOddRows(WebRequest request) {
    if (request.getParameterMap().keySet().stream().anyMatch(ListingForm::namesAnOddRow)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
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

  @PostMapping("/studio/listings/{id:\\d+}/pause/")
  String pause(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    listings.pause(own(id, account).id(), account.id());
    flash.addFlashAttribute("notice", "catalog.studio.paused.notice");
    return TO_LIST;
  }

  @PostMapping("/studio/listings/{id:\\d+}/resume/")
  String resume(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    listings.resume(own(id, account).id(), account.id());
    flash.addFlashAttribute("notice", "catalog.studio.resumed.notice");
    return TO_LIST;
  }

  @PostMapping(path = "/studio/listings/new/", params = QUESTION_STEP)
  String arrangeNew(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      @RequestParam(QUESTION_STEP) String step,
      Model model) {
    seller(account);
    return arrange(form, errors, step, null, model);
  }

  @PostMapping(path = "/studio/listings/{id:\\d+}/", params = QUESTION_STEP)
  String arrange(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      @RequestParam(QUESTION_STEP) String step,
      Model model) {
    return arrange(form, errors, step, own(id, account), model);
  }

  /** Shows the form again with its questions changed; nothing is stored but a photo that came. */
  private String arrange(
      ListingForm form,
      BindingResult errors,
      String pressed,
      @Nullable Listing listing,
      Model model) {
    requireReadable(errors);
    ListingForm changed = FormStep.of(pressed).map(form::after).orElse(form);
    var told = new BeanPropertyBindingResult(changed, "form");
    PhotoId photo = form.photo(photos, told);
    model.addAttribute("form", changed);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", told);
    return form(model, listing, photo);
  }

  private ListingForm.Reading read(ListingForm form, BindingResult errors) {
    requireReadable(errors);
    return form.read(categories.all(), photos, errors);
  }

  /** A form that could not even be put together was not filled in on our page. */
  private static void requireReadable(BindingResult errors) {
    if (errors.getTarget() == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private String form(Model model, @Nullable Listing listing, @Nullable PhotoId photo) {
    model.addAttribute("listing", listing);
    model.addAttribute("photo", photo);
    model.addAttribute("cover", photo == null ? null : Cover.of(photo, List.of()));
    model.addAttribute("categories", categories.all());
    model.addAttribute("questionKinds", QuestionKind.values());
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
