package tw.jiean.marketplace.account;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the place asks of accounts.
 *
 * @param confirmationNeeded whether only those buy and sell who have confirmed their address
 * @param staffSecondFactor whether the back office opens only to those who have given a code or a
 *     passkey besides the password
 * @param freshSignIn how long a sign-in counts as fresh, for what moves money or changes who may
 *     come in
 */
@ConfigurationProperties("jiean.account")
public record AccountProperties(
    @DefaultValue("false") boolean confirmationNeeded,
    @DefaultValue("true") boolean staffSecondFactor,
    @DefaultValue("10m") Duration freshSignIn) {

  /** Refuses a time after which no sign-in would ever be fresh. */
  public AccountProperties {
    if (!freshSignIn.isPositive()) {
      throw new IllegalArgumentException("jiean.account.fresh-sign-in must be positive");
    }
  }
}
