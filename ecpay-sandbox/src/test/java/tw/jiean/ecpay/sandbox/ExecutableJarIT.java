package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The jar that people download, in a process of its own. */
class ExecutableJarIT {

  /** What {@code javac --release 17} writes. */
  private static final int RELEASE_17 = 61;

  @TempDir Path folder;

  private final Shop shop = new Shop();
  private final TestOrders orders = new TestOrders(shop, Clock.systemUTC());

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void runsOnRelease17() throws IOException {
    int classes = 0;
    try (JarInputStream outer = new JarInputStream(Files.newInputStream(jar()))) {
      for (ZipEntry entry = outer.getNextEntry(); entry != null; entry = outer.getNextEntry()) {
        classes +=
            entry.getName().endsWith(".jar")
                ? checkAll(new JarInputStream(outer))
                : check(entry.getName(), outer);
      }
    }
    assertThat(classes).isGreaterThan(1_000);
  }

  @Test
  void losesNothingWhenItsProcessIsKilled() throws IOException, InterruptedException {
    Form order = orders.card();
    int port = freePort();
    Process process = startAlone(port);
    try {
      URI base = URI.create("http://localhost:" + port);
      Browser browser = new Browser(base);
      browser.open(order);
      String pay = "/api/trades/" + TestOrders.number(order) + "/pay/";
      assertThat(browser.post(pay, "application/json", "").statusCode()).isEqualTo(200);
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    try (EcpaySandbox sandbox = again()) {
      assertThat(sandbox.control().trade(TestOrders.number(order)).state()).isEqualTo("paid");
      assertThat(sandbox.control().deliveries()).hasSize(1);
    }
    assertThat(Merchant.published().signed(shop.next().form())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999", "-1", "abc"})
  void aWrongPortEndsItWithOneSentence(String port) throws IOException, InterruptedException {
    assertThat(failure(alone(port)))
        .isEqualTo(
            "ECPAY_SANDBOX_PORT has to be a number from 0 to 65535, but is \"" + port + "\".");
  }

  @Test
  void aPortThatIsTakenEndsItWithOneSentence() throws IOException, InterruptedException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(failure(alone(Integer.toString(taken.getLocalPort()))))
          .startsWith("Cannot listen on the port of ECPAY_SANDBOX_PORT: ")
          .contains(Integer.toString(taken.getLocalPort()));
    }
  }

  @Test
  void aFolderThatIsTakenEndsItWithOneSentence() throws IOException, InterruptedException {
    try (EcpaySandbox first = again()) {
      assertThat(first.control().trades()).isEmpty();
      assertThat(failure(alone("0")))
          .contains("is another sandbox using it?", "ECPAY_SANDBOX_DATA_DIR");
    }
  }

  /** The last line of a process that ends by itself, without a stack trace. */
  private static String failure(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(said).doesNotContain("\tat ");
      return said.strip().substring(said.strip().lastIndexOf('\n') + 1);
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingThatWasAnsweredIsLostWhenItIsEndedInTheMiddle(boolean killed)
      throws IOException, InterruptedException {
    int port = freePort();
    Set<String> ordered = ConcurrentHashMap.newKeySet();
    Set<String> paid = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(60);
    ExecutorService buyers = Executors.newFixedThreadPool(3);
    Process process = startAlone(port);
    try {
      URI base = URI.create("http://localhost:" + port);
      for (int i = 0; i < 3; i++) {
        Future<?> unused = buyers.submit(() -> buyUntilItEnds(base, ordered, paid, enough));
      }
      assertThat(enough.await(120, TimeUnit.SECONDS)).isTrue();

      if (killed) {
        process.destroyForcibly();
      } else {
        process.destroy(); // SIGTERM
      }
      assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
      buyers.shutdown();
      assertThat(buyers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
      buyers.shutdownNow();
    }

    assertThat(paid).hasSizeGreaterThanOrEqualTo(60);
    try (EcpaySandbox sandbox = again()) {
      List<TradeView> kept = sandbox.control().trades();
      assertThat(kept).extracting(TradeView::merchantTradeNo).containsAll(ordered);
      assertThat(kept)
          .filteredOn(trade -> trade.state().equals("paid"))
          .extracting(TradeView::merchantTradeNo)
          .containsAll(paid);
    }
  }

  /** What was not answered any more may be there or not. */
  private void buyUntilItEnds(
      URI base, Set<String> ordered, Set<String> paid, CountDownLatch enough) {
    Browser browser = new Browser(base);
    while (true) {
      Form order = orders.card();
      String number = TestOrders.number(order);
      try {
        browser.open(order);
        ordered.add(number);
        String pay = "/api/trades/" + number + "/pay/";
        if (browser.post(pay, "application/json", "").statusCode() != 200) {
          return;
        }
      } catch (IllegalStateException | AssertionError ended) {
        return;
      }
      paid.add(number);
      enough.countDown();
    }
  }

  /** The state that the process has left. */
  private EcpaySandbox again() {
    return EcpaySandbox.start(SandboxSettings.defaults().withFolder(folder.resolve("state")));
  }

  private ProcessBuilder alone(String port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    jar().toString()))
            .redirectErrorStream(true);
    builder.environment().put("ECPAY_SANDBOX_PORT", port);
    builder.environment().put("ECPAY_SANDBOX_DATA_DIR", folder.resolve("state").toString());
    return builder;
  }

  private Process startAlone(int port) throws IOException {
    Process process = alone(Integer.toString(port)).start();
    BufferedReader log =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = log.readLine();
    while (line != null && !line.contains("ECPay sandbox (unofficial")) {
      line = log.readLine();
    }
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** What the build has made of this module, before its integration tests. */
  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No executable jar: build by mvn package first"));
    }
  }

  private static int checkAll(JarInputStream inner) throws IOException {
    int classes = 0;
    for (ZipEntry entry = inner.getNextEntry(); entry != null; entry = inner.getNextEntry()) {
      classes += check(entry.getName(), inner);
    }
    return classes;
  }

  /** Classes for later releases, which lie apart, are not looked at. */
  private static int check(String name, JarInputStream content) throws IOException {
    if (!name.endsWith(".class") || name.startsWith("META-INF/versions/")) {
      return 0;
    }
    DataInputStream head = new DataInputStream(content);
    assertThat(head.readInt()).as(name).isEqualTo(0xCAFEBABE);
    int minor = head.readUnsignedShort();
    int major = head.readUnsignedShort();
    assertThat(major).as("%s %d.%d", name, major, minor).isLessThanOrEqualTo(RELEASE_17);
    return 1;
  }
}
