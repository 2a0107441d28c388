package tw.jiean.marketplace;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.RollbackOn;

/**
 * The marketplace on its own: needs a PostgreSQL and an ECPay that are already there. What breaks
 * undoes its transaction, whatever it throws; by itself Spring would commit after a checked
 * exception.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableTransactionManagement(rollbackOn = RollbackOn.ALL_EXCEPTIONS, proxyTargetClass = true)
public class MarketplaceApplication {

  /** Starts the marketplace with the settings of the environment. */
  public static void main(String[] args) {
    SpringApplication.run(MarketplaceApplication.class, args);
  }

  /** The one source of time; tests replace it. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
