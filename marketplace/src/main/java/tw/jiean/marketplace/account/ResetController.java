package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new password for those who have forgotten theirs. */
@Controller
class ResetController {

  private static final String ASK = "account/resetAsk";
  private static final String CHOOSE = "account/reset";
  private static final String LINK = "/reset/{secret:" + Secret.PATTERN + "}/";

  private final PasswordReset resets;
  private final RateLimits limits;
  private final KnownBrowsers browsers;
  private final SignedInSessions sessions;

  ResetController(
      PasswordReset resets, RateLimits limits, KnownBrowsers browsers, SignedInSessions sessions) {
    this.resets = resets;
    this.limits = limits;
    this.browsers = browsers;
    this.sessions = sessions;
  }

  @GetMapping("/reset/")
  String page(@RequestParam @Nullable String sent, Model model) {
    model.addAttribute("form", new EmailForm(null, null));
    model.addAttribute("sent", sent != null);
    return ASK;
  }

  /** The same answer whether there is such an account or not. */
  @PostMapping("/reset/")
  String ask(
      @ModelAttribute("form") EmailForm form,
      BindingResult result,
      Locale language,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!EmailAddress.isPossible(EmailAddress.normalise(form.email()))) {
      AccountProblem problem = AccountProblem.EMAIL_INVALID;
      result.rejectValue(problem.field(), problem.messageKey());
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return ASK;
    }
    Optional<Duration> wait =
        ClientAddress.countedAs(request.getRemoteAddr())
            .flatMap(client -> limits.take(Limits.RESET_FROM_CLIENT, client));
    if (wait.isPresent()) {
      return FormRefusal.tooMany(wait.get(), result, response, ASK);
    }
    resets.ask(form.email(), language);
    return "redirect:/reset/?sent";
  }

  @GetMapping(LINK)
  String link(@PathVariable String secret, Model model, HttpServletResponse response) {
    if (!resets.works(secret)) {
      return FormRefusal.gone(model, response, "/reset/");
    }
    model.addAttribute("secret", secret);
    model.addAttribute("form", new PasswordForm(null, null));
    return CHOOSE;
  }

  @PostMapping(LINK)
  String choose(
      @PathVariable String secret,
      @ModelAttribute("form") PasswordForm form,
      BindingResult result,
      Model model,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (resets.choose(secret, form.password())) {
      case PasswordReset.Result.Done(AccountId account) -> {
        // Whoever has got here reads the owner's mail: others' guesses must not keep him out.
        SignInOrigin.know(request, browsers.remember(account));
        sessions.leaveEnded(request);
        flash.addFlashAttribute("notice", "account.reset.done");
        yield "redirect:/login/";
      }
      case PasswordReset.Result.Refused(List<AccountProblem> problems) -> {
        FormRefusal.of(problems, result, response);
        model.addAttribute("secret", secret);
        yield CHOOSE;
      }
      case PasswordReset.Result.Gone _ -> FormRefusal.gone(model, response, "/reset/");
    };
  }
}
