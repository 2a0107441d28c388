package tw.jiean.marketplace.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the place asks of accounts.
 *
 * @param confirmationNeeded whether only those buy and sell who have confirmed their address
 * @param staffSecondFactor whether the back office opens only to those who have given a code or a
 *     passkey besides the password
 */
@ConfigurationProperties("jiean.account")
public record AccountProperties(
    @DefaultValue("false") boolean confirmationNeeded,
    @DefaultValue("true") boolean staffSecondFactor) {}
