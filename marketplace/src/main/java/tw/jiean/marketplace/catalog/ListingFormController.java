package tw.jiean.marketplace.catalog;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
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
import tw.jiean.marketplace.catalog.PriceOutlook.Outlook;

/**
 * Where sellers make and edit one of their listings. Every button of the form posts all of it, so
 * that nothing is lost and no script is needed.
 */
@Controller
class ListingFormController {

  private static final String FORM = "catalog/listingForm";
  private static final String TO_LIST = "redirect:/studio/";
  private static final String NEW = "/studio/listings/new/";
  private static final String ONE = "/studio/listings/{id:\\d+}/";

  /** Names of the buttons that change rows, see {@link FormStep}, and of the one that previews. */
  private static final String QUESTION_STEP = "questionStep";

  private static final String PHOTO_STEP = "photoStep";
  private static final String PREVIEW = "preview";

  /** Sent by the page itself while somebody types. */
  private static final String LIVE = "live";

  private final Listings listings;
  private final OwnListings own;
  private final Categories categories;
  private final Photos photos;
  private final ServiceViews views;
  private final PriceOutlook outlook;
  private final Clock clock;

  ListingFormController(
      Listings listings,
      OwnListings own,
      Categories categories,
      Photos photos,
      ServiceViews views,
      PriceOutlook outlook,
      Clock clock) {
    this.listings = listings;
    this.own = own;
    this.categories = categories;
    this.photos = photos;
    this.views = views;
    this.outlook = outlook;
    this.clock = clock;
  }

  /** The framework stumbles over numbers of rows that are none; no page of ours sends them. */
  @InitBinder("form")
  void refuseOddRows(WebRequest request) {
    if (request.getParameterMap().keySet().stream().anyMatch(ListingForm::namesAnOddRow)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  @GetMapping(NEW)
  String blank(@AuthenticationPrincipal SignedInAccount account, Model model) {
    OwnListings.seller(account);
    model.addAttribute("form", ListingForm.EMPTY);
    return form(model, null);
  }

  @GetMapping(ONE)
  String edit(
      @PathVariable String id, @AuthenticationPrincipal SignedInAccount account, Model model) {
    Listing listing = own.one(id, account);
    model.addAttribute("form", ListingForm.of(listing));
    return form(model, listing);
  }

  @PostMapping(NEW)
  String publish(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    OwnListings.seller(account);
    ListingDraft draft = read(form, errors, model);
    if (draft == null) {
      return refused(model, null, response);
    }
    listings.publish(account.id(), draft);
    flash.addFlashAttribute("notice", "catalog.studio.published");
    return TO_LIST;
  }

  @PostMapping(ONE)
  String save(
      @PathVariable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    Listing listing = own.one(id, account);
    ListingDraft draft = read(form, errors, model);
    if (draft == null) {
      return refused(model, listing, response);
    }
    if (form.isOvertaken(listing) && model.getAttribute("form") instanceof ListingForm complete) {
      show(model, complete.havingSeen(listing)).reject("catalog.problem.overtaken");
      return refused(model, listing, response);
    }
    if (!listings.edit(listing.id(), account.id(), draft)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    flash.addFlashAttribute("notice", "catalog.studio.saved");
    return TO_LIST;
  }

  /** What a price that is being typed would bring: that of Premium, when both are sent. */
  @GetMapping("/studio/price/")
  String price(
      @AuthenticationPrincipal SignedInAccount account,
      @RequestParam(name = "standard.price", required = false) @Nullable String standard,
      @RequestParam(name = "premium.price", required = false) @Nullable String premium,
      Model model) {
    OwnListings.seller(account);
    PlanForm small = new PlanForm(null, null, standard, null, null);
    PlanForm large = new PlanForm(null, null, premium, null, null);
    model.addAttribute("outlook", outlook(premium == null ? small : large));
    model.addAttribute("cheaper", large.cheaperThan(small));
    return "catalog/outlook";
  }

  private @Nullable Outlook outlook(@Nullable PlanForm plan) {
    return plan == null ? null : plan.possiblePrice().map(outlook::of).orElse(null);
  }

  /** The page of the service as it would be; nothing is stored but a photo that came. */
  @PostMapping(
      path = {NEW, ONE},
      params = PREVIEW)
  String preview(
      @PathVariable(required = false) @Nullable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response) {
    Listing listing = edited(id, account);
    ListingDraft draft = read(form, errors, model);
    if (draft == null) {
      return refused(model, listing, response);
    }
    Listing unsaved = unsaved(draft, listing, account);
    model.addAttribute("view", views.preview(unsaved));
    model.addAttribute(
        "outlooks", unsaved.plans().stream().map(Plan::price).map(outlook::of).toList());
    return "catalog/preview";
  }

  private Listing unsaved(ListingDraft draft, @Nullable Listing listing, SignedInAccount account) {
    List<Category> shelves =
        categories.all().stream().filter(one -> draft.categories().contains(one.id())).toList();
    return draft.unsaved(listing, account.id(), shelves, clock.instant());
  }

  /** The same beside the form. What is not complete leaves the picture as it is and says why. */
  @PostMapping(
      path = {NEW, ONE},
      params = {LIVE, "!" + PREVIEW})
  String live(
      @PathVariable(required = false) @Nullable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      Model model,
      HttpServletResponse response) {
    Listing listing = edited(id, account);
    ListingDraft draft = read(form, errors, model);
    if (draft == null) {
      response.setHeader("HX-Retarget", "#live-note");
      return "catalog/waits";
    }
    model.addAttribute("view", views.preview(unsaved(draft, listing, account)));
    return "catalog/live";
  }

  @PostMapping(
      path = {NEW, ONE},
      params = {QUESTION_STEP, "!" + LIVE, "!" + PREVIEW})
  String arrangeQuestions(
      @PathVariable(required = false) @Nullable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      @RequestParam(QUESTION_STEP) String step,
      Model model) {
    return arrange(form, errors, step, ListingForm::withQuestions, edited(id, account), model);
  }

  @PostMapping(
      path = {NEW, ONE},
      params = {PHOTO_STEP, "!" + QUESTION_STEP, "!" + LIVE, "!" + PREVIEW})
  String arrangePhotos(
      @PathVariable(required = false) @Nullable String id,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ListingForm form,
      BindingResult errors,
      @RequestParam(PHOTO_STEP) String step,
      Model model) {
    return arrange(form, errors, step, ListingForm::withPhotos, edited(id, account), model);
  }

  /** Shows the form again with its rows changed; nothing is stored but a photo that came. */
  private String arrange(
      ListingForm form,
      BindingResult errors,
      String pressed,
      BiFunction<ListingForm, FormStep, ListingForm> change,
      @Nullable Listing listing,
      Model model) {
    requireReadable(errors);
    ListingForm changed = FormStep.of(pressed).map(step -> change.apply(form, step)).orElse(form);
    show(model, changed);
    return form(model, listing);
  }

  /** The draft, or null when the form has to be shown again with what is wrong. */
  private @Nullable ListingDraft read(ListingForm form, BindingResult errors, Model model) {
    requireReadable(errors);
    BindingResult told = show(model, form);
    return told.getTarget() instanceof ListingForm complete
        ? complete.draft(categories.all(), told)
        : null;
  }

  /** Puts the form, with its file taken in, where the page looks for it. */
  private BindingResult show(Model model, ListingForm form) {
    var why = new BeanPropertyBindingResult(form, "form");
    ListingForm complete = form.withFile(photos, why);
    var told = new BeanPropertyBindingResult(complete, "form");
    told.addAllErrors(why);
    model.addAttribute("form", complete);
    model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", told);
    return told;
  }

  /** A form that could not even be put together was not filled in on our page. */
  private static void requireReadable(BindingResult errors) {
    if (errors.getTarget() == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
  }

  private String refused(Model model, @Nullable Listing listing, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return form(model, listing);
  }

  private String form(Model model, @Nullable Listing listing) {
    model.addAttribute("listing", listing);
    model.addAttribute("categories", categories.all());
    if (model.getAttribute("form") instanceof ListingForm shown) {
      model.addAttribute("standardOutlook", outlook(shown.standard()));
      model.addAttribute("premiumOutlook", outlook(shown.premium()));
    }
    return FORM;
  }

  /** The seller's listing that the form is about, or null for a new one. */
  private @Nullable Listing edited(@Nullable String id, SignedInAccount account) {
    OwnListings.seller(account);
    return id == null ? null : own.one(id, account);
  }
}
