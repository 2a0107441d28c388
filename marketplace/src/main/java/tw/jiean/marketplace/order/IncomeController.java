package tw.jiean.marketplace.order;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tw.jiean.marketplace.account.SignedInAccount;

/** What a seller has earned. */
@Controller
class IncomeController {

  private final IncomePages pages;

  IncomeController(IncomePages pages) {
    this.pages = pages;
  }

  @GetMapping("/studio/income/")
  ModelAndView show(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String before,
      @AuthenticationPrincipal SignedInAccount account) {
    return new ModelAndView(
        "order/income",
        Map.of("income", pages.draw(account.id(), OrderNumber.turn(after, before))));
  }
}
