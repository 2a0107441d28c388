package tw.jiean.marketplace.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the place asks of accounts.
 *
 * @param confirmationNeeded whether only those buy and sell who have confirmed their address
 */
@ConfigurationProperties("jiean.account")
public record AccountProperties(
    @DefaultValue("false") boolean confirmationNeeded) {}
