package tw.jiean.marketplace.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Signing in once more while signed in: by the password, with a code where the account has codes,
 * or by a passkey of the same account.
 */
@Controller
class FreshSignInController {

  private static final String VIEW = "account/again";
  private static final String TO_SIGN_IN = "redirect:/login/";

  private final AccountSettings settings;
  private final AccountProperties properties;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final SignIns signIns;
  private final FreshSignInLog log;
  private final CodeCheck codeCheck;
  private final AuthenticationSuccessHandler success;

  FreshSignInController(
      AccountSettings settings,
      AccountProperties properties,
      SecondFactors factors,
      Passkeys passkeys,
      SignIns signIns,
      FreshSignInLog log,
      CodeCheck codeCheck,
      AuthenticationSuccessHandler success) {
    this.settings = settings;
    this.properties = properties;
    this.factors = factors;
    this.passkeys = passkeys;
    this.signIns = signIns;
    this.log = log;
    this.codeCheck = codeCheck;
    this.success = success;
  }

  @GetMapping(FreshSignIn.PATH)
  String page(
      @AuthenticationPrincipal SignedInAccount account, HttpServletRequest request, Model model) {
    model.addAttribute("form", new CodeForm(null, null));
    return show(account, request, model);
  }

  private String show(SignedInAccount account, HttpServletRequest request, Model model) {
    boolean codes = factors.isOn(account.id());
    model.addAttribute("byPassword", byPassword(account, codes));
    model.addAttribute("withCode", codes);
    model.addAttribute("passkeyOptions", passkeys.offerToSignIn(request));
    return VIEW;
  }

  /** Staff whose second factor is a passkey has nothing to give besides the password but that. */
  private boolean byPassword(SignedInAccount account, boolean codes) {
    return codes || !account.isOperator() || !properties.staffSecondFactor();
  }

  /** Null when the answer has been given. */
  @PostMapping(FreshSignIn.PATH)
  @Nullable String prove(
      @AuthenticationPrincipal SignedInAccount account,
      Authentication before,
      @ModelAttribute("form") CodeForm form,
      BindingResult result,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    boolean codes = factors.isOn(account.id());
    if (!byPassword(account, codes)) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(account, request, model);
    }
    List<AccountProblem> wrong = settings.prove(account, form.currentPassword());
    if (!wrong.isEmpty()) {
      log.refused(account, request, wrong.getFirst().messageKey());
      FormRefusal.of(wrong, result, response);
      return show(account, request, model);
    }
    if (codes && !codeCheck.passes(account.id(), form.code(), result, response)) {
      if (result.hasFieldErrors("code")) {
        log.refused(account, request, "account.problem.code-wrong");
      }
      return show(account, request, model);
    }
    return goOn(account, before, codes, request, response);
  }

  /** Null when the answer has been given. */
  @PostMapping(FreshSignIn.PATH + "passkey/")
  @Nullable String proveByPasskey(
      @AuthenticationPrincipal SignedInAccount account,
      Authentication before,
      @ModelAttribute("form") PasskeyForm form,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    if (passkeys.signIn(form.credential(), request).filter(account.id()::equals).isEmpty()) {
      log.refused(account, request, "account.login.passkey-failed");
      flash.addFlashAttribute("passkeyFailed", true);
      return "redirect:" + FreshSignIn.PATH;
    }
    return goOn(account, before, true, request, response);
  }

  /** The session gets another id, keeps what was proved before, and goes where it was wanted. */
  private @Nullable String goOn(
      SignedInAccount account,
      Authentication before,
      boolean twice,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    List<GrantedAuthority> proofs = new ArrayList<>();
    before.getAuthorities().stream()
        .filter(FactorGrantedAuthority.class::isInstance)
        .forEach(proofs::add);
    if (twice) {
      proofs.add(factors.proof());
    }
    Optional<Authentication> now = signIns.signIn(account.id(), proofs, request, response);
    if (now.isEmpty()) {
      return TO_SIGN_IN;
    }
    log.done(account, request);
    success.onAuthenticationSuccess(request, response, now.get());
    return null;
  }
}
