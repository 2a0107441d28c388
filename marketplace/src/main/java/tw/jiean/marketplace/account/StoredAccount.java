package tw.jiean.marketplace.account;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account with what stays inside this module.
 *
 * @param encodedPassword with the prefix that names its algorithm; not in {@link #toString()}
 * @param language of mails
 * @param confirmed whether the person has proved to have the address
 * @param suspendedFor why staff have suspended the account, or null
 */
record StoredAccount(
    AccountSummary summary,
    String bio,
    String encodedPassword,
    Locale language,
    boolean confirmed,
    @Nullable String suspendedFor) {

  AccountId id() {
    return summary.id();
  }

  Optional<String> suspension() {
    return Optional.ofNullable(suspendedFor);
  }

  @Override
  public String toString() {
    return "StoredAccount[" + summary.id() + "]";
  }
}
