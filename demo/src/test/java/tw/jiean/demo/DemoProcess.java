package tw.jiean.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The demo in a process of its own, which tests may kill. */
final class DemoProcess implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newHttpClient();
  private final FreePorts ports;
  private final Path data;
  private final Path output;
  private final Process process;

  private DemoProcess(FreePorts ports, Path data, Path output, Process process) {
    this.ports = ports;
    this.data = data;
    this.output = output;
    this.process = process;
  }

  /** Starts it; does not wait until it is up. */
  static DemoProcess start(Path data, FreePorts ports, Map<String, String> settings)
      throws IOException {
    Path output = Files.createTempFile("demo", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // It starts and soon ends: the second compiler would only cost time.
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DemoApplication.class.getName());
    Map<String, String> environment = builder.environment();
    environment.put("JIEAN_DATA_DIR", data.toString());
    environment.put("JIEAN_PUBLIC_URL", ports.publicUrl());
    environment.put("SERVER_PORT", Integer.toString(ports.server()));
    environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.management()));
    environment.put("ECPAY_SANDBOX_PORT", Integer.toString(ports.sandbox()));
    environment.putAll(settings);
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new DemoProcess(ports, data, output, process);
  }

  /** Waits until it says that it is ready for traffic. */
  DemoProcess awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (answersReady()) {
        return this;
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("The demo did not start:\n" + output());
  }

  private boolean answersReady() throws InterruptedException {
    try {
      return get(ports.management(), "/actuator/health/readiness").statusCode() == 200;
    } catch (IOException e) {
      return false; // nobody listens yet
    }
  }

  HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** A connection to its database. */
  Connection database() throws IOException, SQLException {
    String port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
    String password = Files.readString(data.resolve("postgres.password"));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/jiean", "postgres", password);
  }

  /** As {@code kill -9} does: the process gets no chance to end anything. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** As Ctrl-C and {@code kill} do. */
  void terminate() {
    process.destroy();
  }

  boolean endsWithin(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  int exitCode() {
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() throws IOException {
    terminate();
    process
        .onExit()
        .completeOnTimeout(process, 20, TimeUnit.SECONDS)
        .thenAccept(Process::destroyForcibly)
        .join();
    Files.delete(output);
  }
}
