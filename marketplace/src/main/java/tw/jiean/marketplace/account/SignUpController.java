package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
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

  SignUpController(Accounts accounts) {
    this.accounts = accounts;
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
      RedirectAttributes flash,
      HttpServletResponse response) {
    NewAccount account = form.toNewAccount();
    return switch (accounts.signUp(account)) {
      case SignUpResult.SignedUp _ -> {
        flash.addFlashAttribute("signedUp", true);
        flash.addFlashAttribute("username", account.email());
        yield "redirect:/login/";
      }
      case SignUpResult.Refused(List<AccountProblem> problems) -> {
        problems.forEach(problem -> result.rejectValue(problem.field(), problem.messageKey()));
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        yield VIEW;
      }
    };
  }
}
