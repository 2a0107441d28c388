package tw.jiean.marketplace.account;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The second step of signing in: the code. */
@Controller
class CodeController {

  private static final String VIEW = "account/code";
  private static final String TO_SIGN_IN = "redirect:/login/";

  private final SecondStep step;
  private final SecondFactors factors;
  private final SignIns signIns;
  private final CodeCheck codeCheck;
  private final AuthenticationSuccessHandler success;

  CodeController(
      SecondStep step,
      SecondFactors factors,
      SignIns signIns,
      CodeCheck codeCheck,
      AuthenticationSuccessHandler success) {
    this.step = step;
    this.factors = factors;
    this.signIns = signIns;
    this.codeCheck = codeCheck;
    this.success = success;
  }

  @GetMapping(SecondStep.PATH)
  String page(HttpServletRequest request, Model model) {
    model.addAttribute("form", new CodeForm(null, null));
    return step.waiting(request).isPresent() ? VIEW : TO_SIGN_IN;
  }

  /** Null when the answer has been given. */
  @PostMapping(SecondStep.PATH)
  @Nullable String prove(
      @ModelAttribute("form") CodeForm form,
      BindingResult result,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    Optional<AccountId> account = step.waiting(request);
    if (account.isEmpty()) {
      return TO_SIGN_IN;
    }
    if (!codeCheck.passes(account.get(), form.code(), result, response)) {
      return VIEW;
    }
    step.end(request);
    Optional<Authentication> authentication =
        signIns.signIn(account.get(), List.of(factors.proof()), request, response);
    if (authentication.isEmpty()) {
      return TO_SIGN_IN;
    }
    success.onAuthenticationSuccess(request, response, authentication.get());
    return null;
  }
}
