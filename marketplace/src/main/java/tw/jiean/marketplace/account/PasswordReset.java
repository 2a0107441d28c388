package tw.jiean.marketplace.account;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A new password for those who have forgotten theirs. Whoever asks gets the same answer after the
 * same work, whether there is such an account or not: what was asked is put down, and a job sees to
 * it.
 */
@Component
class PasswordReset {

  private final JdbcClient jdbc;
  private final AccountRepository repository;
  private final OneTimeLinks links;
  private final NewPasswords newPasswords;
  private final RateLimits limits;
  private final SignedInSessions sessions;
  private final TransactionOperations transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PasswordReset(
      JdbcClient jdbc,
      AccountRepository repository,
      OneTimeLinks links,
      NewPasswords newPasswords,
      RateLimits limits,
      SignedInSessions sessions,
      TransactionOperations transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.links = links;
    this.newPasswords = newPasswords;
    this.limits = limits;
    this.sessions = sessions;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** How a link was used. */
  sealed interface Result {
    /** The new password holds; everybody is signed out. */
    record Done(AccountId account) implements Result {}

    /** The link works on; the password cannot be taken. */
    record Refused(List<AccountProblem> problems) implements Result {}

    /** The link works no more. */
    record Gone() implements Result {}
  }

  /** Puts down that somebody asks. */
  void ask(String address, Locale language) {
    jdbc.sql("insert into password_reset_request (address, language) values (?, ?)")
        .param(EmailAddress.normalise(address))
        .param(language.toLanguageTag())
        .update();
  }

  /** Sees to everybody who has asked: the job's work. */
  void answerAll() {
    while (Boolean.TRUE.equals(transaction.execute(_ -> answerNext()))) {
      // one after another, so that each is answered even when a later one fails
    }
  }

  private boolean answerNext() {
    Optional<Asked> next =
        jdbc.sql(
                """
                delete from password_reset_request where id = (
                  select id from password_reset_request order by id limit 1 for update skip locked)
                returning address, language
                """)
            .query((row, number) ->
                new Asked(
                    row.getString("address"), Locale.forLanguageTag(row.getString("language"))))
            .optional();
    next.flatMap(asked -> repository.findStored(asked.address()))
        .filter(account -> limits.take(Limits.RESET_MAIL, account.summary().email()).isEmpty())
        .ifPresent(account -> {
          String address = account.summary().email();
          String secret = links.issue(account.id(), OneTimeLinks.Purpose.RESET_PASSWORD, address);
          events.publishEvent(
              new PasswordResetRequested(
                  account.id(), address, next.get().language(), "/reset/" + secret + "/"));
        });
    return next.isPresent();
  }

  private record Asked(String address, Locale language) {}

  boolean works(String secret) {
    return links.works(secret, OneTimeLinks.Purpose.RESET_PASSWORD);
  }

  /** Uses a link up, unless the password cannot be taken. */
  Result choose(String secret, String password) {
    Result result =
        transaction.execute(status -> {
          Optional<StoredAccount> account =
              links
                  .use(secret, OneTimeLinks.Purpose.RESET_PASSWORD)
                  .flatMap(link -> repository.lock(link.account()));
          if (account.isEmpty()) {
            return new Result.Gone();
          }
          List<AccountProblem> problems = newPasswords.set(account.get(), password);
          if (!problems.isEmpty()) {
            status.setRollbackOnly();
            return new Result.Refused(problems);
          }
          if (!account.get().confirmed()) {
            repository.confirm(account.get().id(), clock.instant());
          }
          sessions.endAll(account.get().summary().email());
          return new Result.Done(account.get().id());
        });
    return result == null ? new Result.Gone() : result;
  }
}
