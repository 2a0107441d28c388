package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the sign-in page. The form itself is answered by Spring Security. */
@Controller
class SignInController {

  private final Passkeys passkeys;

  SignInController(Passkeys passkeys) {
    this.passkeys = passkeys;
  }

  /** After a failure the model already holds {@code username} as it was typed. */
  @GetMapping("/login/")
  String page(
      @AuthenticationPrincipal @Nullable SignedInAccount account,
      @RequestParam @Nullable String error,
      HttpServletRequest request,
      Model model) {
    if (account != null) {
      return "redirect:/";
    }
    model.addAttribute("failed", error != null);
    model.addAttribute("passkeyOptions", passkeys.offerToSignIn(request));
    return "account/login";
  }
}
