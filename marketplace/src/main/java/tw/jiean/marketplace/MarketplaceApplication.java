package tw.jiean.marketplace;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The marketplace on its own: needs a PostgreSQL and an ECPay that are already there. */
@SpringBootApplication
@ConfigurationPropertiesScan
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
