package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Turning codes besides the password on and off, and the codes for paper. */
@Controller
class SecondFactorController {

  private static final String VIEW = "account/secondFactor";
  private static final String CODES = "account/recoveryCodes";
  private static final String HERE = "/account/second-factor/";
  private static final String OFFERED = SecondFactorController.class.getName() + ".offered";

  private final SecondFactors factors;
  private final AccountSettings settings;
  private final AccountProperties properties;
  private final SignedInSessions sessions;
  private final RateLimits limits;

  SecondFactorController(
      SecondFactors factors,
      AccountSettings settings,
      AccountProperties properties,
      SignedInSessions sessions,
      RateLimits limits) {
    this.factors = factors;
    this.settings = settings;
    this.properties = properties;
    this.sessions = sessions;
    this.limits = limits;
  }

  @GetMapping(HERE)
  String page(
      @AuthenticationPrincipal SignedInAccount account,
      @RequestParam @Nullable String needed,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("form", new CodeForm(null, null));
    model.addAttribute("needed", needed != null);
    return show(account, request, model);
  }

  private String show(SignedInAccount account, HttpServletRequest request, Model model) {
    boolean on = factors.isOn(account.id());
    model.addAttribute("on", on);
    model.addAttribute("mayTurnOff", !(account.isOperator() && properties.staffSecondFactor()));
    if (on) {
      model.addAttribute("left", factors.recoveryCodesLeft(account.id()));
    } else {
      model.addAttribute("secret", grouped(Totp.base32(offered(request))));
    }
    return VIEW;
  }

  /** The secret that this session offers to an app; the same until it is taken. */
  private static byte[] offered(HttpServletRequest request) {
    HttpSession session = request.getSession();
    if (session.getAttribute(OFFERED) instanceof byte[] secret) {
      return secret;
    }
    byte[] secret = Totp.newSecret();
    session.setAttribute(OFFERED, secret);
    return secret;
  }

  private static String grouped(String text) {
    return text.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** The offered secret for the camera of a phone. */
  @GetMapping(path = HERE + "code.svg", produces = "image/svg+xml")
  @ResponseBody
  byte[] picture(@AuthenticationPrincipal SignedInAccount account, HttpServletRequest request) {
    if (factors.isOn(account.id())) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    String label = URLEncoder.encode(account.email(), StandardCharsets.UTF_8);
    return QrPicture.svg(
        "otpauth://totp/Jiean:%s?secret=%s&issuer=Jiean"
            .formatted(label, Totp.base32(offered(request))));
  }

  /** From now on this session counts as proved twice. */
  @PostMapping(HERE)
  String turnOn(
      @AuthenticationPrincipal SignedInAccount account,
      Authentication before,
      @ModelAttribute("form") CodeForm form,
      BindingResult result,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (factors.isOn(account.id())) {
      return "redirect:" + HERE;
    }
    if (FormRefusal.of(settings.prove(account, form.currentPassword()), result, response)) {
      return show(account, request, model);
    }
    Optional<Duration> wait = limits.take(Limits.CODE, account.id().toString());
    if (wait.isPresent()) {
      return FormRefusal.tooMany(wait.get(), result, response, show(account, request, model));
    }
    List<String> codes = factors.turnOn(account.id(), offered(request), form.code());
    if (codes.isEmpty()) {
      result.rejectValue("code", "account.problem.code-wrong");
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return show(account, request, model);
    }
    limits.giveBack(Limits.CODE, account.id().toString());
    request.getSession().removeAttribute(OFFERED);
    sessions.endOthers(account, request);
    sessions.save(
        org.springframework.security.authentication.UsernamePasswordAuthenticationToken
            .authenticated(account, null, SignIns.with(before.getAuthorities(), factors.proof())),
        request,
        response);
    model.addAttribute("codes", codes);
    return CODES;
  }

  @PostMapping(HERE + "codes/")
  String newCodes(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") CodeForm form,
      BindingResult result,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!factors.isOn(account.id())) {
      return "redirect:" + HERE;
    }
    if (FormRefusal.of(settings.prove(account, form.currentPassword()), result, response)) {
      return show(account, request, model);
    }
    model.addAttribute("codes", factors.newRecoveryCodes(account.id()));
    return CODES;
  }

  @PostMapping(HERE + "off/")
  String turnOff(
      @AuthenticationPrincipal SignedInAccount account,
      @ModelAttribute("form") CodeForm form,
      BindingResult result,
      Model model,
      RedirectAttributes flash,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (account.isOperator() && properties.staffSecondFactor()) {
      return "redirect:" + HERE;
    }
    if (FormRefusal.of(settings.prove(account, form.currentPassword()), result, response)) {
      return show(account, request, model);
    }
    factors.turnOff(account.id());
    flash.addFlashAttribute("notice", "account.second-factor.off");
    return "redirect:" + HERE;
  }
}
