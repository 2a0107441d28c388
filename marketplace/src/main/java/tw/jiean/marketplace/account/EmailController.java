package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own address: confirming it, and changing it. */
@Controller
class EmailController {

  private static final String EMAIL = "account/email";
  private static final String LINK = "/confirm/{secret:" + Secret.PATTERN + "}/";

  private final EmailConfirmation confirmation;
  private final AccountSettings settings;
  private final RateLimits limits;
  private final SignedInSessions sessions;

  EmailController(
      EmailConfirmation confirmation,
      AccountSettings settings,
      RateLimits limits,
      SignedInSessions sessions) {
    this.confirmation = confirmation;
    this.settings = settings;
    this.limits = limits;
    this.sessions = sessions;
  }

  @GetMapping("/account/email/")
  String page(
      @AuthenticationPrincipal SignedInAccount account,
      @RequestParam @Nullable String needed,
      Model model) {
    model.addAttribute("form", new EmailForm(null, null));
    model.addAttribute("needed", needed != null);
    return show(account, model);
  }

  private String show(SignedInAccount account, Model model) {
    model.addAttribute("unconfirmed", confirmation.unconfirmed(account.id()).isPresent());
    return EMAIL;
  }

  /** The new address counts when the link that is sent there has been opened. */
  @PostMapping("/account/email/")
  String change(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") EmailForm form,
      BindingResult result,
      Model model,
      Locale language,
      RedirectAttributes flash,
      HttpServletResponse response) {
    List<AccountProblem> problems = settings.prove(account, form.currentPassword());
    if (FormRefusal.of(problems, result, response)) {
      return show(account, model);
    }
    Optional<Duration> wait = limits.take(Limits.CONFIRMATION_MAIL, account.id().toString());
    if (wait.isPresent()) {
      return FormRefusal.tooMany(wait.get(), result, response, show(account, model));
    }
    List<AccountProblem> wrong = confirmation.requestChange(account.id(), form.email(), language);
    if (FormRefusal.of(wrong, result, response)) {
      return show(account, model);
    }
    flash.addFlashAttribute("notice", "account.email.sent-new");
    return "redirect:/account/email/";
  }

  /** Another mail for the address that the account has. */
  @PostMapping("/account/email/resend/")
  String resend(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") EmailForm form,
      BindingResult result,
      Model model,
      Locale language,
      RedirectAttributes flash,
      HttpServletResponse response) {
    Optional<String> unconfirmed = confirmation.unconfirmed(account.id());
    if (unconfirmed.isPresent()) {
      Optional<Duration> wait = limits.take(Limits.CONFIRMATION_MAIL, account.id().toString());
      if (wait.isPresent()) {
        return FormRefusal.tooMany(wait.get(), result, response, show(account, model));
      }
      confirmation.request(account.id(), unconfirmed.get(), language);
      flash.addFlashAttribute("notice", "account.email.sent");
    }
    return "redirect:/account/email/";
  }

  /** Only looks: programs that check mails open every link in them. */
  @GetMapping(LINK)
  String link(
      @PathVariable String secret,
      @AuthenticationPrincipal @Nullable SignedInAccount account,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    if (!confirmation.works(secret)) {
      return over(secret, account, model, flash, response);
    }
    model.addAttribute("secret", secret);
    return "account/confirm";
  }

  @PostMapping(LINK)
  String confirm(
      @PathVariable String secret,
      @AuthenticationPrincipal @Nullable SignedInAccount account,
      Model model,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (confirmation.confirm(secret)) {
      case ADDRESS -> done(account, flash);
      case NEW_ADDRESS -> {
        sessions.leaveEnded(request);
        flash.addFlashAttribute("notice", "account.confirm.changed");
        yield "redirect:/login/";
      }
      case NOTHING -> over(secret, account, model, flash, response);
    };
  }

  private static String done(@Nullable SignedInAccount account, RedirectAttributes flash) {
    flash.addFlashAttribute("notice", "account.confirm.done");
    return account == null ? "redirect:/login/" : "redirect:/account/";
  }

  /** A link that works no more has mostly done its work already. */
  private String over(
      String secret,
      @Nullable SignedInAccount account,
      Model model,
      RedirectAttributes flash,
      HttpServletResponse response) {
    return confirmation.done(secret)
        ? done(account, flash)
        : FormRefusal.gone(model, response, "/account/email/");
  }
}
