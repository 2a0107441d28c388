package tw.jiean.ecpay.sandbox;

import io.javalin.util.JavalinBindException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sandbox in a process of its own: what its environment says, and what it says when it fails. */
final class StandAlone {

  private static final String PORT = "ECPAY_SANDBOX_PORT";
  private static final String FOLDER = "ECPAY_SANDBOX_DATA_DIR";
  private static final int DEFAULT_PORT = 8090;

  private StandAlone() {}

  static void run(Map<String, String> environment) {
    String told;
    try {
      EcpaySandbox sandbox = EcpaySandbox.start(settings(environment));
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "ecpay-sandbox-stop"));
      return;
    } catch (IllegalArgumentException e) {
      told = String.valueOf(e.getMessage());
    } catch (JavalinBindException e) {
      told = "Cannot listen on the port of " + PORT + ": " + e.getMessage();
    } catch (IllegalStateException | UncheckedIOException e) {
      told = e.getMessage() + " The folder is that of " + FOLDER + ".";
    }
    new PrintStream(System.err, true, StandardCharsets.UTF_8).println(told);
    // The server leaves threads behind that would keep the process alive.
    System.exit(1);
  }

  static SandboxSettings settings(Map<String, String> environment) {
    String folder = environment.getOrDefault(FOLDER, "");
    return SandboxSettings.defaults()
        .withPort(port(environment.get(PORT)))
        .withFolder(folder.isBlank() ? null : Path.of(folder));
  }

  private static int port(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return DEFAULT_PORT;
    }
    if (!text.strip().matches("[0-9]{1,5}") || Integer.parseInt(text.strip()) > 65_535) {
      throw new IllegalArgumentException(
          PORT + " has to be a number from 0 to 65535, but is \"" + text + "\".");
    }
    return Integer.parseInt(text.strip());
  }
}
