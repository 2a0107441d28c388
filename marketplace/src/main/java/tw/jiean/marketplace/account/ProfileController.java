package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: what others see, and the password. */
@Controller
class ProfileController {

  private static final String PROFILE = "account/profile";
  private static final String PASSWORD = "account/password";
  private static final String TO_PROFILE = "redirect:/account/";

  private final Accounts accounts;
  private final AccountSettings settings;
  private final SignedInSessions sessions;

  ProfileController(Accounts accounts, AccountSettings settings, SignedInSessions sessions) {
    this.accounts = accounts;
    this.settings = settings;
    this.sessions = sessions;
  }

  @GetMapping("/account/")
  String profile(@AuthenticationPrincipal SignedInAccount account, Model model) {
    Profile profile = accounts.profile(account.id()).orElseThrow();
    model.addAttribute("form", new ProfileForm(profile.displayName(), profile.bio()));
    return PROFILE;
  }

  @PostMapping("/account/")
  String change(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") ProfileForm form,
      BindingResult result,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (FormRefusal.of(settings.change(account.id(), form), result, response)) {
      return PROFILE;
    }
    accounts
        .find(account.id())
        .map(SignedInAccount::of)
        .ifPresent(changed -> sessions.refresh(changed, request, response));
    flash.addFlashAttribute("notice", "account.profile.saved");
    return TO_PROFILE;
  }

  @GetMapping("/account/password/")
  String password(Model model) {
    model.addAttribute("form", new PasswordForm(null, null));
    return PASSWORD;
  }

  @PostMapping("/account/password/")
  String changePassword(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") PasswordForm form,
      BindingResult result,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (FormRefusal.of(settings.changePassword(account, form), result, response)) {
      return PASSWORD;
    }
    sessions.endOthers(account, request);
    flash.addFlashAttribute("notice", "account.password.saved");
    return TO_PROFILE;
  }
}
