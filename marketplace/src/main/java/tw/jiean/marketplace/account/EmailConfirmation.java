package tw.jiean.marketplace.account;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people prove that they have an address: the one they signed up with, or a new one. A new one
 * counts only when it is proved, and the old one is told.
 */
@Component
class EmailConfirmation {

  private final AccountRepository repository;
  private final OneTimeLinks links;
  private final SignedInSessions sessions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EmailConfirmation(
      AccountRepository repository,
      OneTimeLinks links,
      SignedInSessions sessions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.links = links;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** What using a link has done. */
  enum Confirmed {
    /** The address that the account has. */
    ADDRESS,
    /** The account has another address from now on; everybody is signed out. */
    NEW_ADDRESS,
    /** The link works no more, or somebody else has got the address. */
    NOTHING
  }

  /** Asks for a proof of the address. */
  @Transactional
  public void request(AccountId account, String address, Locale language) {
    String secret = links.issue(account, OneTimeLinks.Purpose.CONFIRM_ADDRESS, address);
    events.publishEvent(
        new EmailConfirmationRequested(account, address, language, "/confirm/" + secret + "/"));
  }

  /**
   * Asks for a proof of another address. Whether somebody else has it is not said; the answer is
   * the same.
   */
  @Transactional
  public List<AccountProblem> requestChange(AccountId id, String typed, Locale language) {
    String address = EmailAddress.normalise(typed);
    List<AccountProblem> problems = AccountProblem.ofEmail(address);
    if (!problems.isEmpty()) {
      return problems;
    }
    StoredAccount account = repository.findStored(id).orElseThrow();
    if (account.summary().email().equals(address)) {
      return List.of(AccountProblem.EMAIL_SAME);
    }
    if (repository.findByEmail(address).isEmpty()) {
      request(id, address, language);
    }
    return List.of();
  }

  boolean works(String secret) {
    return links.works(secret, OneTimeLinks.Purpose.CONFIRM_ADDRESS);
  }

  /** Whether the address that a link is about has been proved; only who got the mail can ask. */
  @Transactional(readOnly = true)
  public boolean done(String secret) {
    return links
        .find(secret, OneTimeLinks.Purpose.CONFIRM_ADDRESS)
        .flatMap(link ->
            repository
                .findStored(link.account())
                .filter(StoredAccount::confirmed)
                .filter(account -> account.summary().email().equals(link.address())))
        .isPresent();
  }

  /** Uses a link up. */
  @Transactional
  public Confirmed confirm(String secret) {
    return links
        .use(secret, OneTimeLinks.Purpose.CONFIRM_ADDRESS)
        .flatMap(link -> repository.lock(link.account()).map(account -> confirm(account, link)))
        .orElse(Confirmed.NOTHING);
  }

  private Confirmed confirm(StoredAccount account, OneTimeLinks.Link link) {
    String before = account.summary().email();
    if (link.address().equals(before)) {
      repository.confirm(link.account(), clock.instant());
      return Confirmed.ADDRESS;
    }
    if (!repository.updateEmail(link.account(), link.address(), clock.instant())) {
      return Confirmed.NOTHING;
    }
    links.end(link.account(), OneTimeLinks.Purpose.RESET_PASSWORD);
    events.publishEvent(
        new EmailChanged(link.account(), before, link.address(), account.language()));
    sessions.endAll(before);
    return Confirmed.NEW_ADDRESS;
  }

  /** The address that the account has, as long as it is not proved. */
  Optional<String> unconfirmed(AccountId id) {
    return repository
        .findStored(id)
        .filter(account -> !account.confirmed())
        .map(account -> account.summary().email());
  }
}
