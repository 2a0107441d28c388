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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  @CsvSource({
    "java, java Shop.java",
    "js, node Shop.js",
    "python, python3 Shop.python",
    "php, php -S localhost:3000 Shop.php"
  })
  void aShopOfTheReadmeIsPaidAndRefusesWhatIsForged(String language, String command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(Pattern.compile(" ").split(command)));
    words.set(0, interpreter(words.get(0)));
    assumeTrue(isInstalled(words.get(0)), words.get(0) + " is not installed");
    try (EcpaySandbox sandbox = EcpaySandbox.start(SandboxSettings.defaults())) {
      String port = Integer.toString(freePort());
      Files.writeString(
          folder.resolve("Shop." + language),
          snippet(language)
              .replace("http://localhost:8090", sandbox.baseUrl().toString())
              .replace("3000", port));
      Process shop =
          new ProcessBuilder(words.stream().map(word -> word.replace("3000", port)).toList())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      try (BufferedReader output =
          new BufferedReader(
              new InputStreamReader(shop.getInputStream(), StandardCharsets.UTF_8))) {
        awaitLine(output, language.equals("php") ? "started" : "ready");

        Form order = order(sandbox, port);
        sandbox.control().pay(TestOrders.number(order));
        awaitLine(output, "paid " + TestOrders.number(order));
        assertThat(sandbox.control().deliveries().get(0).answer()).isEqualTo("1|OK");

        sandbox.control().misbehave(Fault.WRONG_SIGNATURE, 1);
        sandbox.control().resend(TestOrders.number(order));
        assertThat(sandbox.control().deliveries().get(0).answer()).isEqualTo("0|refused");
      } finally {
        shop.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
      }
    }
  }

  /** PHP's own server writes more than its shop does. */
  private static void awaitLine(BufferedReader output, String text) throws IOException {
    String line = output.readLine();
    while (line != null && !line.contains(text)) {
      line = output.readLine();
    }
    assertThat(line).as("what the shop writes").isNotNull();
  }

  private static Form order(EcpaySandbox sandbox, String port) {
    Browser browser = new Browser(sandbox);
    Form order =
        Browser.hiddenFields(new Browser(URI.create("http://localhost:" + port)).get("/").body());
    browser.open(order);
    return order;
  }

  private static String snippet(String language) throws IOException {
    return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(block -> block.group(1))
        .filter(program -> program.contains("/Cashier/AioCheckOut/V5"))
        .findFirst()
        .orElseThrow();
  }

  /** The Java that runs the tests, and the others that are to be found. */
  private static String interpreter(String name) {
    return name.equals("java")
        ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
        : name;
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
