package tw.jiean.marketplace.account;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Staff suspend accounts and reinstate them; other modules hear of it in the same transaction. */
@Component
class Standing {

  private final AccountRepository repository;
  private final SignedInSessions sessions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Standing(
      AccountRepository repository,
      SignedInSessions sessions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Signs the person out everywhere and lets nobody sign in.
   *
   * @param reason shown to the person
   * @return false when it is suspended already, or closed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean suspend(AccountId id, String reason) {
    return repository
        .lock(id)
        .filter(account -> account.suspension().isEmpty())
        .map(account -> {
          repository.suspend(id, reason, clock.instant());
          events.publishEvent(new AccountSuspended(id));
          sessions.endAll(account.summary().email());
          return true;
        })
        .orElse(false);
  }

  /** Those who signed in while it was being suspended are signed out too. */
  void endSessions(AccountId id) {
    repository
        .findStored(id)
        .filter(account -> account.suspension().isPresent())
        .ifPresent(account -> sessions.endAll(account.summary().email()));
  }

  /** Lets the person sign in again; false when it was not suspended. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean reinstate(AccountId id) {
    return repository
        .lock(id)
        .filter(account -> account.suspension().isPresent())
        .map(account -> {
          repository.reinstate(id, clock.instant());
          events.publishEvent(new AccountReinstated(id));
          return true;
        })
        .orElse(false);
  }
}
