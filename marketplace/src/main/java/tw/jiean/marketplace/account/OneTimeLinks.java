package tw.jiean.marketplace.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Secrets that are sent by mail: each works once, until a time, for one purpose. */
@Component
class OneTimeLinks {

  /** What a link is good for. */
  enum Purpose {
    CONFIRM_ADDRESS(Duration.ofDays(3)),
    RESET_PASSWORD(Duration.ofHours(1));

    private final Duration lifetime;

    Purpose(Duration lifetime) {
      this.lifetime = lifetime;
    }
  }

  /** Whose link it is, and the address that it was sent to. */
  record Link(AccountId account, String address) {}

  private static final Duration KEPT = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Clock clock;

  OneTimeLinks(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Makes a secret; those for the same purpose that the account had before work no more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public String issue(AccountId account, Purpose purpose, String address) {
    end(account, purpose);
    String secret = Secret.random();
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into account_link (token_hash, account_id, purpose, address, created_at, expires_at)
            values (:hash, :account, :purpose, :address, :now, :end)
            """)
        .param("hash", Secret.hash(secret))
        .param("account", account.value())
        .param("purpose", purpose.name())
        .param("address", address)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("end", now.plus(purpose.lifetime).atOffset(ZoneOffset.UTC))
        .update();
    return secret;
  }

  /** Whether it would work now. */
  boolean works(String secret, Purpose purpose) {
    return jdbc.sql(
            """
            select true from account_link
            where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
            """)
        .param("hash", Secret.hash(secret))
        .param("purpose", purpose.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  /** What is remembered of it, whether it works or not. */
  Optional<Link> find(String secret, Purpose purpose) {
    return jdbc.sql(
            "select account_id, address from account_link where token_hash = ? and purpose = ?")
        .param(Secret.hash(secret))
        .param(purpose.name())
        .query(OneTimeLinks::link)
        .optional();
  }

  private static Link link(ResultSet row, int number) throws SQLException {
    return new Link(new AccountId(row.getLong("account_id")), row.getString("address"));
  }

  /** Uses it up, when it works; of two at the same time one gets it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<Link> use(String secret, Purpose purpose) {
    return jdbc.sql(
            """
            update account_link set used_at = :now
            where token_hash = :hash and purpose = :purpose and used_at is null and expires_at > :now
            returning account_id, address
            """)
        .param("hash", Secret.hash(secret))
        .param("purpose", purpose.name())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(OneTimeLinks::link)
        .optional();
  }

  /** Those of a purpose that the account has work no more. */
  void end(AccountId account, Purpose purpose) {
    jdbc.sql("delete from account_link where account_id = ? and purpose = ? and used_at is null")
        .param(account.value())
        .param(purpose.name())
        .update();
  }

  /** All of an account, also those that were used. */
  void remove(AccountId account) {
    jdbc.sql("delete from account_link where account_id = ?").param(account.value()).update();
  }

  /** Forgets those that have been over for a month. */
  void forget() {
    jdbc.sql("delete from account_link where expires_at < ?")
        .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
