package tw.jiean.marketplace;

import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings as operators give them, and nothing else: for guards of the start. */
public final class OperatorsEnvironment {

  private OperatorsEnvironment() {}

  /** These environment variables. */
  public static ConfigurableEnvironment of(Map<String, String> variables) {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .forEach(source -> environment.getPropertySources().remove(source.getName()));
    environment
        .getPropertySources()
        .addFirst(
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.copyOf(variables)));
    ConfigurationPropertySources.attach(environment);
    return environment;
  }
}
