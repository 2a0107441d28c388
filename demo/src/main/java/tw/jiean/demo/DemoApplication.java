package tw.jiean.demo;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tw.jiean.marketplace.MarketplaceApplication;

/** What {@code bin/run} starts: marketplace, ECPay sandbox and PostgreSQL in one process. */
public final class DemoApplication {

  private DemoApplication() {}

  /** Starts everything with the settings of the environment; see docs/operations.md. */
  public static void main(String[] args) {
    start(args);
  }

  /** The same for tests, which close what they get. */
  static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(MarketplaceApplication.class, DemoConfiguration.class)
        .initializers(new DemoDefaults(), new Preflight())
        .properties(
            // What a person at the console wants to read; LOGGING_LEVEL_ROOT=info shows the rest.
            "logging.level.root=warn",
            "logging.level.tw.jiean=info",
            "spring.main.log-startup-info=false",
            // Web server, then the rest, within the 15 seconds that the whole stop may take.
            "spring.lifecycle.timeout-per-shutdown-phase=5s")
        .run(args);
  }
}
