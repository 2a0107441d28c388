package tw.jiean.marketplace.account;

import java.util.Optional;

/**
 * A module says whether something of an account is still open, so that it cannot be closed yet. It
 * declares this as a bean, and is asked in the transaction that closes the account.
 */
@FunctionalInterface
public interface ClosingCheck {

  /**
   * Why not, as the key of a text of the module's own bundle for the person; empty when nothing is
   * open.
   */
  Optional<String> stillOpen(AccountId account);
}
