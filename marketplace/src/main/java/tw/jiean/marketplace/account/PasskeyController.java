package tw.jiean.marketplace.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Passkeys: adding and removing one's own, and signing in with one. */
@Controller
class PasskeyController {

  private static final String VIEW = "account/passkeys";
  private static final String HERE = "/account/passkeys/";

  private final Passkeys passkeys;
  private final AccountSettings settings;
  private final SecondFactors factors;
  private final SignIns signIns;
  private final FreshSignIn fresh;
  private final AuthenticationSuccessHandler success;

  PasskeyController(
      Passkeys passkeys,
      AccountSettings settings,
      SecondFactors factors,
      SignIns signIns,
      FreshSignIn fresh,
      AuthenticationSuccessHandler success) {
    this.passkeys = passkeys;
    this.settings = settings;
    this.factors = factors;
    this.signIns = signIns;
    this.fresh = fresh;
    this.success = success;
  }

  @GetMapping(HERE)
  String page(
      @AuthenticationPrincipal SignedInAccount account,
      Authentication authentication,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("form", new PasskeyForm(null, null, null));
    return show(account, authentication, request, model);
  }

  private String show(
      SignedInAccount account,
      Authentication authentication,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("passkeys", passkeys.of(account.id()));
    model.addAttribute("options", passkeys.offerToMake(authentication, request));
    return VIEW;
  }

  /**
   * Without a passkey it is only asked whether one would be taken: a device keeps what it has made,
   * so it makes none before everything else is right. Null when the answer has been given.
   */
  @PostMapping(HERE)
  @Nullable String add(
      @AuthenticationPrincipal SignedInAccount account,
      Authentication authentication,
      @ModelAttribute("form") PasskeyForm form,
      BindingResult result,
      Model model,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (FormRefusal.of(settings.prove(account, form.currentPassword()), result, response)) {
      return show(account, authentication, request, model);
    }
    if (form.label().isEmpty() || form.label().length() > PasskeyForm.LONGEST_LABEL) {
      result.rejectValue("label", "account.problem.label");
    } else if (form.credential().isEmpty()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    } else if (!passkeys.keep(form.credential(), form.label(), request)) {
      result.reject("account.problem.passkey");
    }
    if (result.hasErrors()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(account, authentication, request, model);
    }
    flash.addFlashAttribute("notice", "account.passkeys.added");
    return "redirect:" + HERE;
  }

  @PostMapping(HERE + "{id:[A-Za-z0-9_-]{16,1400}}/remove/")
  String remove(
      @AuthenticationPrincipal SignedInAccount account,
      Authentication authentication,
      @PathVariable String id,
      HttpServletRequest request,
      RedirectAttributes flash) {
    fresh.demand(authentication, request, HERE);
    if (!passkeys.remove(account.id(), id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    flash.addFlashAttribute("notice", "account.passkeys.removed");
    return "redirect:" + HERE;
  }

  /** Null when the answer has been given. */
  @PostMapping("/login/passkey/")
  @Nullable String signIn(
      @ModelAttribute("form") PasskeyForm form,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    Optional<Authentication> authentication =
        passkeys
            .signIn(form.credential(), request)
            .flatMap(
                account -> signIns.signIn(account, List.of(factors.proof()), request, response));
    if (authentication.isEmpty()) {
      flash.addFlashAttribute("passkeyFailed", true);
      return "redirect:/login/?error";
    }
    success.onAuthenticationSuccess(request, response, authentication.get());
    return null;
  }
}
