package tw.jiean.marketplace.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes accounts: what they say of the person is blanked, the numbers that orders and books name
 * stay. Refused while anything is open.
 */
@Component
class Closing {

  private final AccountRepository repository;
  private final Passwords passwords;
  private final List<ClosingCheck> checks;
  private final OneTimeLinks links;
  private final KnownBrowsers browsers;
  private final SecondFactors factors;
  private final Passkeys passkeys;
  private final SignedInSessions sessions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Closing(
      AccountRepository repository,
      Passwords passwords,
      List<ClosingCheck> checks,
      OneTimeLinks links,
      KnownBrowsers browsers,
      SecondFactors factors,
      Passkeys passkeys,
      SignedInSessions sessions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.checks = checks;
    this.links = links;
    this.browsers = browsers;
    this.factors = factors;
    this.passkeys = passkeys;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** Keys of the texts that say what is still open. */
  List<String> stillOpen(AccountId id) {
    return checks.stream().map(check -> check.stillOpen(id)).flatMap(Optional::stream).toList();
  }

  /** Closes it, or says what is still open. */
  @Transactional
  public List<String> close(AccountId id) {
    StoredAccount account = repository.lock(id).orElseThrow();
    List<String> open = stillOpen(id);
    if (!open.isEmpty()) {
      return open;
    }
    String address = account.summary().email();
    repository.blank(
        id,
        "closed-" + id.value() + "@closed.invalid",
        passwords.encode(Secret.random()),
        clock.instant());
    links.remove(id);
    browsers.forget(id);
    factors.turnOff(id);
    passkeys.removeAll(id);
    events.publishEvent(new AccountClosed(id));
    sessions.endAll(address);
    return List.of();
  }
}
