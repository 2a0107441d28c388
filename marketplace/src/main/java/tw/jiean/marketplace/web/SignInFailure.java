package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;
import tw.jiean.marketplace.account.SecondFactorNeeded;
import tw.jiean.marketplace.account.SecondStep;
import tw.jiean.marketplace.account.SuspendedSignIn;
import tw.jiean.marketplace.account.TooManyAttempts;

/**
 * Back to the sign-in page, with the address that was typed. The reason is named only to somebody
 * who knew the password, or who has to wait whether it was right or not.
 */
@Component
final class SignInFailure implements AuthenticationFailureHandler {

  private static final int MAX_EMAIL_CHARACTERS = 254;
  private static final int KEPT_SECONDS = 60;

  private final SecondStep step;

  SignInFailure(SecondStep step) {
    this.step = step;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException {
    if (refusal instanceof SecondFactorNeeded needed) {
      step.begin(request, needed.account());
      response.sendRedirect(SecondStep.PATH);
      return;
    }
    FlashMap typed = new FlashMap();
    String username = request.getParameter("username");
    if (username != null && username.length() <= MAX_EMAIL_CHARACTERS) {
      typed.put("username", username);
    }
    switch (refusal) {
      case TooManyAttempts tooMany -> typed.put("waitMinutes", tooMany.minutes());
      case SuspendedSignIn suspended -> typed.put("suspendedFor", suspended.reason());
      default -> {} // one text for all others
    }
    typed.setTargetRequestPath(SignIn.PATH);
    typed.startExpirationPeriod(KEPT_SECONDS);
    new SessionFlashMapManager().saveOutputFlashMap(typed, request, response);
    response.sendRedirect(SignIn.PATH + "?error");
  }
}
