package tw.jiean.marketplace.account;

/** What an account may do. */
public enum Role {
  /** Buys and sells. */
  MEMBER,
  /** Runs the place: sees the back office, neither buys nor sells. */
  OPERATOR;

  /** The name that Spring Security knows it by, such as {@code ROLE_MEMBER}. */
  public String authority() {
    return "ROLE_" + name();
  }
}
