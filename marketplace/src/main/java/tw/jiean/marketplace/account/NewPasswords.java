package tw.jiean.marketplace.account;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives accounts other passwords, and tells their owners. */
@Component
class NewPasswords {

  private final AccountRepository repository;
  private final Passwords passwords;
  private final OneTimeLinks links;
  private final KnownBrowsers browsers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  NewPasswords(
      AccountRepository repository,
      Passwords passwords,
      OneTimeLinks links,
      KnownBrowsers browsers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.links = links;
    this.browsers = browsers;
    this.events = events;
    this.clock = clock;
  }

  /** In the caller's transaction. What is wrong with it; when nothing is, it holds from now on. */
  List<AccountProblem> set(StoredAccount account, String password) {
    AccountSummary summary = account.summary();
    List<AccountProblem> problems = AccountProblem.ofPassword(password, summary.email());
    if (problems.isEmpty()) {
      repository.updatePassword(summary.id(), passwords.encode(password), clock.instant());
      links.end(summary.id(), OneTimeLinks.Purpose.RESET_PASSWORD);
      browsers.forget(summary.id());
      events.publishEvent(new PasswordChanged(summary.id(), summary.email(), account.language()));
    }
    return problems;
  }
}
