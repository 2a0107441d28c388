package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;

/** Takes a code of an account's app or paper, and guesses only so often. */
@Component
class CodeCheck {

  private final SecondFactors factors;
  private final RateLimits limits;

  CodeCheck(SecondFactors factors, RateLimits limits) {
    this.factors = factors;
    this.limits = limits;
  }

  /**
   * Whether the code is right; if not, the field {@code code} and the status of the answer say so.
   */
  boolean passes(
      AccountId account, String code, BindingResult result, HttpServletResponse response) {
    String subject = account.toString();
    Optional<Duration> wait = limits.take(Limits.CODE, subject);
    if (wait.isPresent()) {
      FormRefusal.tooMany(wait.get(), result, response);
      return false;
    }
    if (!factors.prove(account, code)) {
      result.rejectValue("code", "account.problem.code-wrong");
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return false;
    }
    limits.giveBack(Limits.CODE, subject);
    return true;
  }
}
