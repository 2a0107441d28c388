package tw.jiean.marketplace.crash;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL that keeps what it has acknowledged, in processes that a test may kill. */
final class DurablePostgres implements AutoCloseable {

  /** The application's role: it owns its database and is no superuser. */
  static final String ROLE = "jiean";

  private static final String ADMINISTRATOR = "postgres";

  private static final List<String> DURABILITY =
      List.of("fsync", "full_page_writes", "synchronous_commit");
  private static final Duration START = Duration.ofSeconds(60);
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final Path cluster;
  private final Path log;
  private final Path program;
  private final int port;
  private @Nullable Process postmaster;

  private DurablePostgres(Path cluster, Path log, Path program, int port) {
    this.cluster = cluster;
    this.log = log;
    this.program = program;
    this.port = port;
  }

  /** Makes one in this folder and starts it. */
  static DurablePostgres create(Path folder)
      throws IOException, SQLException, InterruptedException {
    Path cluster = folder.resolve("cluster");
    DurablePostgres postgres;
    // The library unpacks and sets up; it would start the server without fsync and out of reach.
    try (EmbeddedPostgres first =
            EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .start();
        Connection connection = first.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create role " + ROLE + " login");
      statement.execute("create database jiean owner " + ROLE);
      postgres =
          new DurablePostgres(
              cluster, folder.resolve("postgres.log"), program(cluster), first.getPort());
    }
    postgres.start();
    return postgres;
  }

  private static Path program(Path cluster) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid")).getFirst());
    return Path.of(ProcessHandle.of(pid).orElseThrow().info().command().orElseThrow());
  }

  /** Starts it and waits until it has recovered. Does nothing when it runs. */
  void start() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!answers()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("PostgreSQL did not start:\n" + Files.readString(log));
      }
      if (postmaster == null || !postmaster.isAlive()) {
        // Ends at once while processes of a killed server still hold its memory.
        postmaster = launch();
      }
      postmaster.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
    }
    command.addAll(List.of(program.toString(), "-D", cluster.toString()));
    command.addAll(List.of("-p", Integer.toString(port), "-c", "listen_addresses=127.0.0.1"));
    command.addAll(List.of("-c", "unix_socket_directories="));
    DURABILITY.forEach(setting -> command.addAll(List.of("-c", setting + "=on")));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false; // not there, or still recovering
    }
  }

  /** As {@code kill -9} of the whole server does: its head is gone, the rest follows by itself. */
  void kill() throws InterruptedException {
    if (postmaster != null) {
      postmaster.destroyForcibly().waitFor();
    }
  }

  /**
   * As {@code kill -9} of one client's process does, of one that works if there is one. PostgreSQL
   * then ends all the others and recovers; returns when it has begun to.
   */
  void killBackend() throws SQLException {
    try (Connection connection = connect()) {
      while (!ProcessHandle.of(backend(connection))
          .map(ProcessHandle::destroyForcibly)
          .orElse(false)) {
        // that one has just ended by itself: another one
      }
      while (connection.isValid(1)) {
        // this connection is one of the others
      }
    }
  }

  private static long backend(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select pid from pg_stat_activity
                where backend_type = 'client backend' and pid <> pg_backend_pid()
                order by state = 'idle', random() limit 1
                """)) {
      if (!row.next()) {
        throw new AssertionError("Nobody is connected");
      }
      return row.getLong("pid");
    }
  }

  /** What has to be on for a commit to be worth its name, as the application finds it. */
  Map<String, String> durability() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    try (Connection connection = connect(ROLE);
        var statement = connection.createStatement()) {
      for (String setting : DURABILITY) {
        try (var row = statement.executeQuery("show " + setting)) {
          row.next();
          settings.put(setting, row.getString(1));
        }
      }
    }
    return settings;
  }

  int port() {
    return port;
  }

  String url() {
    return url(port);
  }

  /** The address of this database as reached through another port. */
  static String url(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/jiean";
  }

  /** A connection that may see and do everything. */
  Connection connect() throws SQLException {
    return connect(ADMINISTRATOR);
  }

  private Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url(), role, "");
  }

  @Override
  public void close() {
    if (postmaster != null) {
      postmaster.destroy(); // waits for its clients, who are gone by now
      postmaster
          .onExit()
          .completeOnTimeout(postmaster, 10, TimeUnit.SECONDS)
          .thenAccept(Process::destroyForcibly)
          .join();
    }
  }
}
