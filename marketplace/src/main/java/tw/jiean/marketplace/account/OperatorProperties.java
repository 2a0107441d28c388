package tw.jiean.marketplace.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first operator, made at start when both are given and the address has no account yet. What is
 * changed here later changes nothing: operators change their password on their own page.
 *
 * @param email to sign in with
 * @param password to begin with, secret
 */
@ConfigurationProperties("jiean.operator")
record OperatorProperties(@DefaultValue("") String email, @DefaultValue("") String password) {

  boolean isGiven() {
    return !email.isBlank() && !password.isEmpty();
  }

  @Override
  public String toString() {
    return "OperatorProperties[email=" + email + "]";
  }
}
