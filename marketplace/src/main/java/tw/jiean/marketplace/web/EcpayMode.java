package tw.jiean.marketplace.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether real money moves, as far as pages must say so.
 *
 * @param environment {@code sandbox}, {@code stage} or {@code production}
 */
@ConfigurationProperties("ecpay")
record EcpayMode(@DefaultValue("sandbox") String environment) {

  boolean isTest() {
    return !"production".equalsIgnoreCase(environment);
  }
}
