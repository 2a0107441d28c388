package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A PostgreSQL server in a folder of its own, stopped by {@link #close}. It has its own defaults
 * but for the memory that docs/operations.md gives it. One that would lose what it has acknowledged
 * is not used.
 */
final class PostgresServer implements AutoCloseable {

  /** The superuser, who also owns the databases. */
  static final String OWNER = "postgres";

  private static final List<String> DURABILITY =
      List.of("fsync", "full_page_writes", "synchronous_commit");

  private final Path binaries;
  private final Path folder;
  private final Path cluster;
  private final int port = Programs.freePort();
  private final String password;

  /** Not started yet; to be run with the programs of one folder, in another. */
  PostgresServer(Path binaries, Path folder) throws IOException {
    this.binaries = binaries;
    this.folder = folder;
    this.cluster = folder.resolve("postgres");
    Path kept = folder.resolve("password");
    this.password = Files.exists(kept) ? Files.readString(kept) : randomPassword();
  }

  private static String randomPassword() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Starts the cluster of an earlier run in this folder, or a new one. */
  void start() throws IOException {
    if (!Files.exists(cluster)) {
      create();
    }
    run(
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + cluster,
        "--log=" + folder.resolve("postgres.log"),
        "--options=-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c port=%d -c shared_buffers=%dMB"
            .formatted(port, quarterOfMemory()));
  }

  /** In MB. */
  private static long quarterOfMemory() {
    var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return machine.getTotalMemorySize() / 4 / 1024 / 1024;
  }

  private void create() throws IOException {
    Path passwordFile = Files.writeString(folder.resolve("password"), password);
    giveAway(folder);
    giveAway(passwordFile);
    run(
        "initdb",
        "--pgdata=" + cluster,
        "--username=" + OWNER,
        "--pwfile=" + passwordFile,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C");
  }

  private ProcessHandle postmaster() throws IOException {
    try (Stream<String> lines = Files.lines(cluster.resolve("postmaster.pid"), US_ASCII)) {
      return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow().strip()))
          .orElseThrow();
    }
  }

  /** PostgreSQL does not run as root: there the user that comes with its package does. */
  private static boolean asRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void giveAway(Path path) throws IOException {
    if (asRoot()) {
      Files.setOwner(
          path, path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER));
    }
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (asRoot()) {
      command.addAll(List.of("runuser", "-u", OWNER, "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    Programs.run(folder, Map.of("LC_ALL", "C"), command);
  }

  /** A new, empty database, unless there is one of that name. */
  void createDatabase(String name) throws SQLException {
    try (Connection connection = connect("postgres");
        var statement = connection.createStatement()) {
      boolean known;
      try (var row =
          statement.executeQuery("select from pg_database where datname = '" + name + "'")) {
        known = row.next();
      }
      if (!known) {
        statement.execute("create database " + name);
      }
    }
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), OWNER, password);
  }

  String password() {
    return password;
  }

  int port() {
    return port;
  }

  Path binaries() {
    return binaries;
  }

  /** The postmaster and its children. */
  List<ProcessHandle> processes() {
    try {
      ProcessHandle postmaster = postmaster();
      return Stream.concat(Stream.of(postmaster), postmaster.children()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run", e);
    }
  }

  /**
   * The settings on which durability rests, as the server itself tells them.
   *
   * @throws IllegalStateException when one of them is off
   */
  Map<String, String> durability() throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String setting : DURABILITY) {
      settings.put(setting, show(setting));
    }
    if (!settings.values().stream().allMatch("on"::equals)) {
      throw new IllegalStateException("PostgreSQL would lose what it acknowledges: " + settings);
    }
    return settings;
  }

  String show(String setting) throws SQLException {
    try (Connection connection = connect("postgres");
        var statement = connection.createStatement();
        var row = statement.executeQuery("show " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public void close() {
    if (Files.exists(cluster.resolve("postmaster.pid"))) {
      run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + cluster);
    }
  }
}
