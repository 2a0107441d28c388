package tw.jiean.marketplace.dispute;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tw.jiean.marketplace.money.Money;

/**
 * How staff rules.
 *
 * @param secondPersonFrom whole NT$ to be split from which on another operator confirms a ruling
 */
@ConfigurationProperties("jiean.dispute")
record DisputeSettings(@DefaultValue("10000") long secondPersonFrom) {

  DisputeSettings {
    if (secondPersonFrom < 0) {
      throw new IllegalArgumentException("jiean.dispute.second-person-from cannot be negative");
    }
  }

  boolean needsSecondPerson(Money held) {
    return held.dollars() >= secondPersonFrom;
  }
}
