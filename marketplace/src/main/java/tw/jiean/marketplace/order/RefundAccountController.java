package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tw.jiean.marketplace.page.PlainText;
import tw.jiean.marketplace.refund.RefundAccounts;

/** Takes the bank account to which the buyer's money goes back. Nobody else can enter one here. */
@Controller
class RefundAccountController {

  private final Orders orders;
  private final OrderPages pages;
  private final RefundAccounts accounts;
  private final PaymentWords words;

  RefundAccountController(
      Orders orders, OrderPages pages, RefundAccounts accounts, PaymentWords words) {
    this.orders = orders;
    this.pages = pages;
    this.accounts = accounts;
    this.words = words;
  }

  @PostMapping("/orders/{orderNo:[A-Z2-7]{26}}/refund-account/")
  ModelAndView enter(PostedAct posted) {
    if (!posted.order().isBuyer(posted.by())) {
      throw notFound();
    }
    RefundAccounts.Answer answer =
        accounts.enter(
            posted.number().reference(),
            typed(posted, "bank_code"),
            typed(posted, "account"),
            typed(posted, "payee_name"),
            posted.account().email());
    return switch (answer) {
      case RefundAccounts.Answer.Entered _ -> {
        posted.flash().put("notice", "refund.account.done");
        RedirectView view = new RedirectView("/orders/" + posted.number() + "/");
        view.setStatusCode(HttpStatus.SEE_OTHER);
        yield new ModelAndView(view);
      }
      case RefundAccounts.Answer.Wrong(List<String> fields) ->
          again(posted, fields.stream().map(this::wrong).toList(), HttpStatus.BAD_REQUEST);
      case RefundAccounts.Answer.NotNow _ ->
          again(
              posted,
              List.of(new Problem("main", words.text("refund.account.not-now"))),
              HttpStatus.CONFLICT);
    };
  }

  private Problem wrong(String field) {
    return new Problem(field, words.text("refund.admin.payee.wrong." + field));
  }

  private static String typed(PostedAct posted, String field) {
    return PlainText.line(posted.form().getOrDefault(field, ""));
  }

  private ModelAndView again(PostedAct posted, List<Problem> problems, HttpStatus status) {
    Order now = orders.find(posted.number()).orElseThrow(RefundAccountController::notFound);
    return new ModelAndView(
        "order/order",
        Map.of("page", pages.draw(now, Viewer.BUYER, posted.typed(), problems)),
        status);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
