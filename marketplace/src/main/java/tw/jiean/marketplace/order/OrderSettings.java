package tw.jiean.marketplace.order;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders go on after payment.
 *
 * @param sweep how often it is looked for orders whose time has come
 * @param rules what orders that are placed from now on keep
 */
@ConfigurationProperties("jiean.order")
record OrderSettings(@DefaultValue("10s") Duration sweep, @DefaultValue OrderRules rules) {}
