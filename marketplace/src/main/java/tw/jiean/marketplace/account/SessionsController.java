package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where one is signed in, and signing out there. */
@Controller
class SessionsController {

  private static final String TO_LIST = "redirect:/account/sessions/";

  private final SignedInSessions sessions;

  SessionsController(SignedInSessions sessions) {
    this.sessions = sessions;
  }

  @GetMapping("/account/sessions/")
  String list(
      @AuthenticationPrincipal SignedInAccount account, HttpServletRequest request, Model model) {
    model.addAttribute("sessions", sessions.list(account, request));
    return "account/sessions";
  }

  /** Everywhere but here. */
  @PostMapping("/account/sessions/end/")
  String endOthers(
      @AuthenticationPrincipal SignedInAccount account,
      HttpServletRequest request,
      RedirectAttributes flash) {
    sessions.endOthers(account, request);
    flash.addFlashAttribute("notice", "account.sessions.ended-others");
    return TO_LIST;
  }

  @PostMapping("/account/sessions/{key:[0-9a-f]{32}}/end/")
  String end(
      @AuthenticationPrincipal SignedInAccount account,
      @PathVariable String key,
      RedirectAttributes flash) {
    sessions.end(account, key);
    flash.addFlashAttribute("notice", "account.sessions.ended");
    return TO_LIST;
  }
}
