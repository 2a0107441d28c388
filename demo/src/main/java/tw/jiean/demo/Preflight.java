package tw.jiean.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks, before anything is started, whether ports and data folder are free, so that the answer is
 * one sentence and nothing has to be stopped again.
 */
final class Preflight implements ApplicationContextInitializer<GenericApplicationContext> {

  private static final String LOOPBACK = "127.0.0.1";

  @Override
  public void initialize(GenericApplicationContext context) {
    Environment environment = context.getEnvironment();
    DataFolder data = DataFolder.own(folder(environment));
    try {
      requireFreePorts(environment);
    } catch (CannotStart e) {
      data.close();
      throw e;
    }
    context.registerBean(DataFolder.class, () -> data);
  }

  private static void requireFreePorts(Environment environment) {
    requireFreePort(environment, "server.port", address(environment, "server.address"));
    requireFreePort(
        environment, "management.server.port", address(environment, "management.server.address"));
    if (DemoDefaults.withSandbox(environment)) {
      requireFreePort(environment, DemoDefaults.SANDBOX_PORT, LOOPBACK);
    }
  }

  private static Path folder(Environment environment) {
    String folder = environment.getRequiredProperty("jiean.data-dir");
    if (folder.isBlank()) {
      // It would be the folder that the program happens to run in.
      throw new CannotStart("JIEAN_DATA_DIR is empty: name a folder, or unset it.");
    }
    return Path.of(folder);
  }

  private static String address(Environment environment, String property) {
    return environment.getProperty(property, LOOPBACK);
  }

  private static void requireFreePort(Environment environment, String property, String host) {
    int port = environment.getRequiredProperty(property, Integer.class);
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw new CannotStart(
          "Port %d on %s is in use or not ours to use: stop what listens there, or choose another"
                  .formatted(port, host)
              + " with %s.".formatted(variable(property)),
          e);
    }
  }

  private static String variable(String property) {
    return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
