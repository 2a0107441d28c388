package tw.jiean.demo;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * What holds in the demo where nobody says otherwise: a database of its own is filled with demo
 * data.
 */
final class DemoDefaults
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  static final String SANDBOX_PORT = "ecpay.sandbox-port";

  private static final int DEFAULT_SANDBOX_PORT = 8090;

  /** Of mails that nobody gets. */
  private static final String SENDER = "接案 Jiean <service@jiean.example>";

  /** What the sandbox's console says of its test merchant, so that cards can be refunded. */
  private static final String SANDBOX_CHECK_CODE = "10000001";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "demoDefaults",
                Map.of(
                    "jiean.demo",
                    NoOutsideDatabase.holdsIn(environment),
                    SANDBOX_PORT,
                    DEFAULT_SANDBOX_PORT,
                    // Everybody shall see the back office of the demo with its password alone.
                    "jiean.account.staff-second-factor",
                    false,
                    "jiean.mail.from",
                    SENDER,
                    "ecpay.credit-check-code",
                    withSandbox(environment) ? SANDBOX_CHECK_CODE : "")));
  }

  /** Whether payments go to the sandbox that runs in this process. */
  static boolean withSandbox(Environment environment) {
    return "sandbox".equalsIgnoreCase(environment.getProperty("ecpay.environment"));
  }

  /** Before the marketplace looks whether its settings agree. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
