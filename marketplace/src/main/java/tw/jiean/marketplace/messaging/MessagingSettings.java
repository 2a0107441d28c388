package tw.jiean.marketplace.messaging;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How buyers and sellers talk.
 *
 * @param perMinute how many messages somebody may send within a minute, in all orders together
 * @param openAfterEnd how long after the end of an order they can still talk
 */
@ConfigurationProperties("jiean.messaging")
record MessagingSettings(
    @DefaultValue("20") int perMinute, @DefaultValue("30d") Duration openAfterEnd) {

  MessagingSettings {
    if (perMinute < 1 || openAfterEnd.isNegative()) {
      throw new IllegalArgumentException(
          "jiean.messaging.per-minute is 1 or more, open-after-end not negative");
    }
  }
}
