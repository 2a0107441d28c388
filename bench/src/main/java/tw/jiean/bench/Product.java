package tw.jiean.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The production jar, running on a database and on ports of its own until {@link #close}. */
final class Product implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Process process;
  private final int port = Programs.freePort();
  private final int managementPort = Programs.freePort();
  private final Path log;

  /**
   * Starts the jar.
   *
   * @param options for Java
   * @param further settings, which go before the usual ones
   */
  Product(
      Path jar,
      List<String> options,
      Path folder,
      PostgresServer server,
      String database,
      Map<String, String> further)
      throws IOException {
    log = folder.resolve("marketplace.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "ECPAY_ENVIRONMENT", "stage",
                "JIEAN_DATA_DIR", folder.resolve("data").toString(),
                "JIEAN_DEMO", "false",
                "JIEAN_PUBLIC_URL", "http://localhost:" + port,
                "MANAGEMENT_SERVER_PORT", Integer.toString(managementPort),
                "SERVER_PORT", Integer.toString(port),
                "SPRING_DATASOURCE_URL", server.jdbcUrl(database),
                "SPRING_DATASOURCE_USERNAME", PostgresServer.OWNER,
                "SPRING_DATASOURCE_PASSWORD", server.password()));
    builder.environment().putAll(further);
    process = builder.start();
  }

  /**
   * Waits until it is ready.
   *
   * @throws IllegalStateException when it is not after two minutes, with its log
   */
  void awaitReadiness() throws IOException, InterruptedException {
    URI readiness = URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness");
    long end = System.nanoTime() + START.toNanos();
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (!isReady(http, readiness)) {
        if (System.nanoTime() > end || process.waitFor(200, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("The product did not start:\n" + Files.readString(log));
        }
      }
    }
  }

  private static boolean isReady(HttpClient http, URI readiness) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(readiness).timeout(Duration.ofSeconds(2)).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  InetSocketAddress address() {
    return Programs.loopback(port);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
