package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The shops of the README, run as they stand there but for the ports. */
class QuickStartIT {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"js, node", "python, python3"})
  void aShopOfTheReadmeIsPaidAndRefusesWhatIsForged(String language, String interpreter)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(interpreter), interpreter + " is not installed");
    try (EcpaySandbox sandbox = EcpaySandbox.start(SandboxSettings.defaults())) {
      int port = freePort();
      Path program = folder.resolve("shop." + language);
      Files.writeString(
          program,
          snippet(language)
              .replace("http://localhost:8090", sandbox.baseUrl().toString())
              .replace("3000", Integer.toString(port)));
      Process shop =
          new ProcessBuilder(interpreter, program.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
        assertThat(output.readLine()).isEqualTo("ready");

        Form order = order(sandbox, port);
        sandbox.control().pay(TestOrders.number(order));
        assertThat(output.readLine()).isEqualTo("paid " + TestOrders.number(order));
        assertThat(sandbox.control().deliveries().get(0).answer()).isEqualTo("1|OK");

        sandbox.control().misbehave(Fault.WRONG_SIGNATURE, 1);
        sandbox.control().resend(TestOrders.number(order));
        assertThat(sandbox.control().deliveries().get(0).answer()).isEqualTo("0|refused");
      } finally {
        shop.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  private static Form order(EcpaySandbox sandbox, int port) {
    Browser browser = new Browser(sandbox);
    Form order =
        Browser.hiddenFields(new Browser(URI.create("http://localhost:" + port)).get("/").body());
    browser.open(order);
    return order;
  }

  private static String snippet(String language) throws IOException {
    Matcher code =
        Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  private static boolean isInstalled(String interpreter) throws InterruptedException {
    try {
      return new ProcessBuilder(interpreter, "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
