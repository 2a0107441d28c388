package tw.jiean.marketplace.review;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.regex.Pattern;
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
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderNumber;

/** Where the parties of a finished order say what they think, and read it. */
@Controller
class ReviewController {

  private static final String PATH = "/orders/{orderNo}/review/";
  private static final Pattern NUMBER = Pattern.compile("[A-Z2-7]{26}");

  private final Reviews reviews;
  private final Accounts accounts;
  private final Clock clock;

  ReviewController(Reviews reviews, Accounts accounts, Clock clock) {
    this.reviews = reviews;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String show(
      @PathVariable String orderNo, @AuthenticationPrincipal SignedInAccount account, Model model) {
    model.addAttribute("form", ReviewForm.EMPTY);
    return page(own(orderNo, account), account, model);
  }

  @PostMapping(PATH)
  String write(
      @PathVariable String orderNo,
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ReviewForm form,
      BindingResult errors,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    ReviewCase found = own(orderNo, account);
    if (errors.getTarget() == null || !form.isValid(errors)) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(found, account, model);
    }
    switch (reviews.write(found.order(), account.id(), form.number(), form.plainText())) {
      case DONE -> flash.addFlashAttribute("notice", "review.written");
      case ALREADY_WRITTEN -> flash.addFlashAttribute("notice", "review.already");
      case TOO_LATE -> flash.addFlashAttribute("notice", "review.too-late");
      case UNKNOWN -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return "redirect:/orders/" + found.order() + "/review/";
  }

  private String page(ReviewCase found, SignedInAccount account, Model model) {
    ReviewSide side = found.sideOf(account.id()).orElseThrow();
    var other = side == ReviewSide.BUYER ? found.seller() : found.buyer();
    model.addAttribute("found", found);
    model.addAttribute("side", side);
    model.addAttribute("mine", found.by(side));
    // What the other party wrote is not even sent before it is public.
    model.addAttribute("theirs", found.shownBy(side.other()));
    Review theirs = found.by(side.other());
    model.addAttribute("theirsHidden", found.isPublic() && theirs != null && theirs.isHidden());
    model.addAttribute("other", accounts.find(other).map(one -> one.displayName()).orElse(""));
    model.addAttribute("open", found.takes(side, clock.instant()));
    return "review/review";
  }

  private ReviewCase own(String orderNo, SignedInAccount account) {
    if (!NUMBER.matcher(orderNo).matches()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return reviews
        .find(new OrderNumber(orderNo), account.id())
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
