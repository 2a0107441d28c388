package tw.jiean.marketplace.account;

/**
 * An account with what stays inside this module.
 *
 * @param encodedPassword with the prefix that names its algorithm; not in {@link #toString()}
 */
record StoredAccount(AccountSummary summary, String bio, String encodedPassword) {

  @Override
  public String toString() {
    return "StoredAccount[" + summary.id() + "]";
  }
}
