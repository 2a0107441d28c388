package tw.jiean.marketplace.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One instance of the jar that is delivered, in a process that a test may kill. */
final class AppProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMinutes(2);

  private final ProductionJar jar;
  private final Map<String, String> settings;
  private final int port;
  private final int managementPort;
  private final Path output;
  private @Nullable Process process;

  private AppProcess(
      ProductionJar jar, Map<String, String> settings, int port, int managementPort, Path output) {
    this.jar = jar;
    this.settings = settings;
    this.port = port;
    this.managementPort = managementPort;
    this.output = output;
  }

  /** One that works on this database, with further settings; not started yet. */
  static AppProcess on(String database, ProductionJar jar, Map<String, String> further)
      throws IOException {
    try (ServerSocket one = free();
        ServerSocket other = free()) {
      int port = one.getLocalPort();
      Map<String, String> settings = new LinkedHashMap<>();
      settings.put("SPRING_DATASOURCE_URL", database);
      settings.put("SPRING_DATASOURCE_USERNAME", DurablePostgres.ROLE);
      settings.put("SPRING_DATASOURCE_PASSWORD", "");
      settings.put("SERVER_PORT", Integer.toString(port));
      settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(other.getLocalPort()));
      settings.put("JIEAN_PUBLIC_URL", "http://localhost:" + port);
      settings.put("JIEAN_DATA_DIR", jar.folder().resolve("data").toString());
      settings.putAll(further);
      Path output = jar.folder().resolve("app-" + port + ".log");
      return new AppProcess(jar, settings, port, other.getLocalPort(), output);
    }
  }

  private static ServerSocket free() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  /** Starts it unless it runs; does not wait until it serves. */
  void start() throws IOException {
    start(List.of());
  }

  void start(List<String> options) throws IOException {
    if (process != null && process.isAlive()) {
      return;
    }
    List<String> command = new ArrayList<>(jar.command());
    command.addAll(1, options);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(settings);
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
  }

  /** Waits until it takes connections, which it does once it has set up everything. */
  void awaitStarted() throws InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!connects()) {
      boolean ended = process == null || process.waitFor(50, TimeUnit.MILLISECONDS);
      if (ended || System.nanoTime() > deadline) {
        throw new AssertionError("The application did not start:\n" + lastWords());
      }
    }
  }

  private boolean connects() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  /** As {@code kill -9} does: it gets no chance to end anything. */
  void kill() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  URI managementAt(String path) {
    return URI.create("http://127.0.0.1:" + managementPort + path);
  }

  /** What it has said last. */
  String lastWords() {
    try {
      List<String> lines = Files.readAllLines(output);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return "nothing that can be read: " + e;
    }
  }

  /** Ends it as SIGTERM does, and waits for its end. */
  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process
          .onExit()
          .completeOnTimeout(process, STOP.toSeconds(), TimeUnit.SECONDS)
          .thenAccept(Process::destroyForcibly)
          .join();
    }
  }
}
