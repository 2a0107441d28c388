package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who has given the right password in this session and not the code yet. Such a session is nobody's
 * until the code is right.
 */
@Component
public class SecondStep {

  /** Where the code is asked for. */
  public static final String PATH = "/login/code/";

  private static final String WAITING = SecondStep.class.getName();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Clock clock;

  SecondStep(Clock clock) {
    this.clock = clock;
  }

  private record Waiting(long account, Instant since) implements Serializable {}

  /** The password was right. */
  public void begin(HttpServletRequest request, AccountId account) {
    HttpSession session = request.getSession();
    session.setAttribute(WAITING, new Waiting(account.value(), clock.instant()));
    request.changeSessionId();
  }

  /** Whose code is waited for; nobody's after ten minutes. */
  Optional<AccountId> waiting(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null
            && session.getAttribute(WAITING) instanceof Waiting waiting
            && clock.instant().isBefore(waiting.since().plus(PATIENCE))
        ? Optional.of(new AccountId(waiting.account()))
        : Optional.empty();
  }

  void end(HttpServletRequest request) {
    request.getSession().removeAttribute(WAITING);
  }
}
