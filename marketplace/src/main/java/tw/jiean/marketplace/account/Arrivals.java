package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What is noted when somebody has signed in, by whatever way. */
@Component
public class Arrivals {

  private final SignedInSessions sessions;
  private final KnownBrowsers browsers;

  Arrivals(SignedInSessions sessions, KnownBrowsers browsers) {
    this.sessions = sessions;
    this.browsers = browsers;
  }

  /**
   * Notes device and place in the session.
   *
   * @return what the browser is to keep in {@link SignInOrigin#BROWSER_COOKIE}, unless it has it
   */
  public Optional<String> note(SignedInAccount account, HttpServletRequest request) {
    sessions.note(request);
    return browsers.knows(account.id(), SignInOrigin.kept(request))
        ? Optional.empty()
        : Optional.of(browsers.remember(account.id()));
  }
}
