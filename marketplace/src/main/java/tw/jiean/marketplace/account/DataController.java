package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A copy of one's own data, and the end of one's account. Both ask for the password again. */
@Controller
class DataController {

  private static final String EXPORT = "account/export";
  private static final String CLOSE = "account/close";

  private final AccountSettings settings;
  private final OwnData data;
  private final Closing closing;
  private final SignedInSessions sessions;

  DataController(
      AccountSettings settings, OwnData data, Closing closing, SignedInSessions sessions) {
    this.settings = settings;
    this.data = data;
    this.closing = closing;
    this.sessions = sessions;
  }

  @GetMapping("/account/export/")
  String export(Model model) {
    model.addAttribute("form", new PasswordForm(null, null));
    return EXPORT;
  }

  /** The file, or the page again; null when the file has been sent. */
  @PostMapping("/account/export/")
  @Nullable String download(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") PasswordForm form,
      BindingResult result,
      HttpServletResponse response)
      throws IOException {
    if (FormRefusal.of(settings.prove(account, form.currentPassword()), result, response)) {
      return EXPORT;
    }
    response.setContentType("application/zip");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"jiean.zip\"");
    data.write(account.id(), response.getOutputStream());
    return null;
  }

  @GetMapping("/account/close/")
  String close(@AuthenticationPrincipal SignedInAccount account, Model model) {
    model.addAttribute("form", new PasswordForm(null, null));
    model.addAttribute("open", closing.stillOpen(account.id()));
    return CLOSE;
  }

  @PostMapping("/account/close/")
  String closeNow(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") PasswordForm form,
      BindingResult result,
      Model model,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    model.addAttribute("open", List.of());
    if (FormRefusal.of(settings.prove(account, form.currentPassword()), result, response)) {
      return CLOSE;
    }
    List<String> open = closing.close(account.id());
    if (!open.isEmpty()) {
      model.addAttribute("open", open);
      response.setStatus(HttpStatus.CONFLICT.value());
      return CLOSE;
    }
    sessions.leaveEnded(request);
    flash.addFlashAttribute("notice", "account.close.done");
    return "redirect:/login/";
  }
}
