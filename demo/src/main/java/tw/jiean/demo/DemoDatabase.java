package tw.jiean.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.util.FileSystemUtils;

/**
 * The embedded PostgreSQL of the demo, in a folder that outlives it. It keeps what it has
 * acknowledged: the library that brings it turns {@code fsync} off, here it is on, and a server
 * that says otherwise is not used. The marketplace connects as the owner of its database, who is no
 * superuser: superusers pass over what is not granted.
 */
final class DemoDatabase implements JdbcConnectionDetails, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoDatabase.class);

  private static final String NAME = "jiean";

  /** What a crash must find switched on. */
  private static final Map<String, String> DURABILITY =
      Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");

  /** Recovery after a crash takes its time. */
  private static final Duration START = Duration.ofSeconds(90);

  private static final Duration STOP = Duration.ofSeconds(3);

  private final EmbeddedPostgres server;
  private final Path cluster;
  private final String password;

  private DemoDatabase(EmbeddedPostgres server, Path cluster, String password) {
    this.server = server;
    this.cluster = cluster;
    this.password = password;
  }

  /**
   * Starts the database of the folder; makes it first where there is none, and ends a server that a
   * killed run left behind.
   *
   * @throws CannotStart when it does not come up, or would lose what it acknowledged
   */
  static DemoDatabase start(DataFolder data) {
    Path cluster = data.resolve("postgres");
    String password = DatabasePassword.of(data);
    try {
      if (!Files.exists(cluster)) {
        create(data, cluster, password);
      }
      DemoDatabase database = launch(data, cluster, password);
      database.handOver();
      return database;
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new CannotStart(
          "The embedded PostgreSQL in %s did not start: %s%s"
              .formatted(cluster, e.getMessage(), hintForRoot()),
          e);
    }
  }

  /**
   * Made beside its place and moved there when complete: what a crash leaves half is thrown away.
   */
  private static void create(DataFolder data, Path cluster, String password)
      throws IOException, SQLException {
    Path draft = data.resolve("postgres.new");
    Postmaster.of(draft).stop();
    FileSystemUtils.deleteRecursively(draft);
    try (DemoDatabase database = launch(data, draft, password)) {
      ApplicationRole.ensure(database.server.getPostgresDatabase(), password);
      database.execute("create database " + NAME + " owner " + ApplicationRole.NAME);
    }
    Files.move(draft, cluster);
  }

  private static DemoDatabase launch(DataFolder data, Path cluster, String password)
      throws IOException, SQLException {
    Postmaster.of(cluster).stop();
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(cluster)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false) // it would race the application for the database
            .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
            .setPGStartupWait(START)
            .setConnectConfig("password", password);
    initdbOptions(data).forEach(builder::setLocaleConfig);
    serverSettings().forEach(builder::setServerConfig);
    DemoDatabase database = new DemoDatabase(builder.start(), cluster, password);
    try {
      database.requireDurability();
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * The library hands these to initdb as {@code --key=value}. The same order of text on every
   * machine, and a password: any local user reaches the port.
   */
  private static Map<String, String> initdbOptions(DataFolder data) {
    Map<String, String> options = new LinkedHashMap<>();
    options.put("locale", "C");
    options.put("locale-provider", "builtin");
    options.put("builtin-locale", "C.UTF-8");
    options.put("auth", "scram-sha-256");
    options.put("pwfile", DatabasePassword.file(data).toString());
    return options;
  }

  private static Map<String, String> serverSettings() {
    Map<String, String> settings = new LinkedHashMap<>(DURABILITY);
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("unix_socket_directories", ""); // no lock file outside our folder
    settings.put("timezone", "UTC");
    // A log of its own, a week long: the server may outlive the process that reads its output.
    settings.put("logging_collector", "on");
    settings.put("log_filename", "postgresql-%a.log");
    settings.put("log_truncate_on_rotation", "on");
    settings.put("log_rotation_size", "0");
    return settings;
  }

  /** Clusters of earlier versions have no such role, and a superuser owns all that is in them. */
  private void handOver() throws SQLException {
    try {
      ApplicationRole.ensure(server.getPostgresDatabase(), password);
      ApplicationRole.own(server.getDatabase("postgres", NAME), NAME);
    } catch (SQLException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void requireDurability() throws SQLException {
    for (Map.Entry<String, String> setting : DURABILITY.entrySet()) {
      String actual = show(setting.getKey());
      if (!actual.equals(setting.getValue())) {
        throw new CannotStart(
            "The embedded PostgreSQL runs with %s = %s and would lose acknowledged payments in a"
                    .formatted(setting.getKey(), actual)
                + " crash.");
      }
    }
  }

  private String show(String setting) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, setting);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String hintForRoot() {
    return "root".equals(System.getProperty("user.name"))
        ? ". PostgreSQL does not run as root where user namespaces are off: start as an ordinary"
            + " user, or set SPRING_DATASOURCE_URL."
        : "";
  }

  @Override
  public String getJdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), NAME);
  }

  @Override
  public String getUsername() {
    return ApplicationRole.NAME;
  }

  @Override
  public String getPassword() {
    return password;
  }

  /** Stops the server and waits until its process is gone. */
  @Override
  public void close() {
    Postmaster postmaster = Postmaster.of(cluster);
    Optional<ProcessHandle> process = postmaster.running();
    try {
      server.close();
    } catch (IOException e) {
      throw new IllegalStateException("The embedded PostgreSQL did not stop", e);
    }
    process
        .filter(running -> !postmaster.awaitEnd(running, STOP))
        .ifPresent(running -> LOG.warn("The database server {} still runs", running.pid()));
  }
}
