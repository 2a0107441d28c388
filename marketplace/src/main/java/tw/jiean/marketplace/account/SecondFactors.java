package tw.jiean.marketplace.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Codes besides the password: those of an app, and ten on paper for when the phone is lost. */
@Component
class SecondFactors {

  private static final int RECOVERY_CODES = 10;
  private static final int RECOVERY_CHARACTERS = 12;

  /** Without those that look alike. */
  private static final String RECOVERY_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final Clock clock;

  SecondFactors(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What somebody holds in the session who has given a second proof. */
  GrantedAuthority proof() {
    return FactorGrantedAuthority.withAuthority(SignedInAccount.SECOND_FACTOR)
        .issuedAt(clock.instant())
        .build();
  }

  boolean isOn(AccountId account) {
    return jdbc.sql("select true from second_factor where account_id = ?")
        .param(account.value())
        .query(Boolean.class)
        .optional()
        .isPresent();
  }

  int recoveryCodesLeft(AccountId account) {
    return jdbc.sql("select count(*) from recovery_code where account_id = ?")
        .param(account.value())
        .query(Integer.class)
        .single();
  }

  /**
   * Turns it on, when the code shows that the app has the secret.
   *
   * @return the codes for paper, which are shown only now; empty when the code is wrong
   */
  @Transactional
  public List<String> turnOn(AccountId account, byte[] secret, String typed) {
    OptionalLong step = Totp.match(secret, digits(typed), clock.instant(), -1);
    if (step.isEmpty()) {
      return List.of();
    }
    jdbc.sql(
            """
            insert into second_factor (account_id, secret, last_step, since)
            values (:account, :secret, :step, :now)
            on conflict (account_id) do update set secret = :secret, last_step = :step, since = :now
            """)
        .param("account", account.value())
        .param("secret", secret)
        .param("step", step.getAsLong())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return newRecoveryCodes(account);
  }

  /** Ten new codes for paper; the old ones work no more. */
  @Transactional
  public List<String> newRecoveryCodes(AccountId account) {
    jdbc.sql("delete from recovery_code where account_id = ?").param(account.value()).update();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      StringBuilder code = new StringBuilder();
      for (int j = 0; j < RECOVERY_CHARACTERS; j++) {
        code.append(RECOVERY_ALPHABET.charAt(RANDOM.nextInt(RECOVERY_ALPHABET.length())));
      }
      jdbc.sql("insert into recovery_code (account_id, code_hash) values (?, ?)")
          .param(account.value())
          .param(Secret.hash(code.toString()))
          .update();
      codes.add(code.insert(8, ' ').insert(4, ' ').toString());
    }
    return List.copyOf(codes);
  }

  /** Whether the code is right, of the app or from paper; either works once. */
  @Transactional
  public boolean prove(AccountId account, String typed) {
    return proveByApp(account, digits(typed)) || proveByPaper(account, typed);
  }

  private boolean proveByApp(AccountId account, String code) {
    OptionalLong step =
        jdbc.sql("select secret, last_step from second_factor where account_id = ? for update")
            .param(account.value())
            .query((row, number) ->
                Totp.match(row.getBytes("secret"), code, clock.instant(), row.getLong("last_step")))
            .optional()
            .orElse(OptionalLong.empty());
    step.ifPresent(used ->
        jdbc.sql("update second_factor set last_step = ? where account_id = ?")
            .param(used)
            .param(account.value())
            .update());
    return step.isPresent();
  }

  private boolean proveByPaper(AccountId account, String typed) {
    String code = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return jdbc.sql("delete from recovery_code where account_id = ? and code_hash = ?")
            .param(account.value())
            .param(Secret.hash(code))
            .update()
        == 1;
  }

  private static String digits(String typed) {
    return typed.replaceAll("\\s", "");
  }

  /** Turns it off; the codes for paper work no more. */
  @Transactional
  public boolean turnOff(AccountId account) {
    jdbc.sql("delete from recovery_code where account_id = ?").param(account.value()).update();
    return jdbc.sql("delete from second_factor where account_id = ?")
            .param(account.value())
            .update()
        == 1;
  }
}
