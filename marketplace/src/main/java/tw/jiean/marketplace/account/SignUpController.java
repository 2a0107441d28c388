package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing up. Afterwards one signs in, which proves that the password is remembered. */
@Controller
class SignUpController {

  private static final String VIEW = "account/signup";

  private final Accounts accounts;
  private final RateLimits limits;

  SignUpController(Accounts accounts, RateLimits limits) {
    this.accounts = accounts;
    this.limits = limits;
  }

  @GetMapping("/signup/")
  String page(Model model) {
    model.addAttribute("form", new SignUpForm(null, null, null));
    return VIEW;
  }

  @PostMapping("/signup/")
  String signUp(
      @ModelAttribute("form") SignUpForm form,
      BindingResult result,
      Locale language,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    Optional<Duration> wait =
        ClientAddress.countedAs(request.getRemoteAddr())
            .flatMap(client -> limits.take(Limits.SIGN_UP_FROM_CLIENT, client));
    if (wait.isPresent()) {
      return FormRefusal.tooMany(wait.get(), result, response, VIEW);
    }
    NewAccount account = form.toNewAccount();
    return switch (accounts.signUp(account, language)) {
      case SignUpResult.SignedUp _ -> {
        flash.addFlashAttribute("signedUp", true);
        flash.addFlashAttribute("username", account.email());
        yield "redirect:/login/";
      }
      case SignUpResult.Refused(List<AccountProblem> problems) -> {
        FormRefusal.of(problems, result, response);
        yield VIEW;
      }
    };
  }
}
