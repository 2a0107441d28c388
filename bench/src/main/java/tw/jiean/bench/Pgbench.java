package tw.jiean.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The least that a database does for a notification, by PostgreSQL's own load generator: one row
 * updated by its unique trade number, one inserted, one commit, all of it in one message.
 */
final class Pgbench {

  private static final String DATABASE = "pgbench";

  private static final String TABLES =
      """
      create table attempt (
        trade_no text not null unique,
        status text not null,
        paid_at timestamptz
      );
      create table inbox (
        id bigint generated always as identity primary key,
        trade_no text not null,
        message text not null
      );
      """;

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without initial");
  private static final Pattern FAILED = Pattern.compile("failed transactions: ([0-9]+)");

  private final PostgresServer server;
  private final Path folder;
  private final int rows;

  /** Makes a database of its own with so many rows to update. */
  Pgbench(PostgresServer server, Path folder, int rows, String message)
      throws SQLException, IOException {
    this.server = server;
    this.folder = folder;
    this.rows = rows;
    server.createDatabase(DATABASE);
    try (Connection connection = server.connect(DATABASE);
        var statement = connection.createStatement()) {
      statement.execute(TABLES);
      // In no order, and with trade numbers as long as ours.
      statement.execute(
          """
          insert into attempt (trade_no, status)
          select 'JA' || 1000000000000000 + n, 'created'
          from generate_series(1, %d) n order by random()
          """
              .formatted(rows));
    }
    // Statements that come in one message are one transaction.
    Files.writeString(
        folder.resolve("notification.sql"),
        """
        \\set n 1000000000000000 + random(1, :rows)
        update attempt set status = 'paid', paid_at = now() where trade_no = 'JA:n' \\; \
        insert into inbox (trade_no, message) values ('JA:n', '%s');
        """
            .formatted(message));
  }

  /** Writes out what is dirty and tidies up, so that every run starts alike. */
  void settle() throws SQLException {
    try (Connection connection = server.connect(DATABASE);
        var statement = connection.createStatement()) {
      statement.execute("vacuum (analyze)");
      statement.execute("checkpoint");
    }
  }

  /** Keeps so many connections busy for a time. */
  Load run(int connections, Duration time) throws IOException {
    Path logs = Files.createTempDirectory(folder, "pgbench");
    String printed =
        Programs.run(
            logs,
            Map.of("PGPASSWORD", server.password()),
            List.of(
                server.binaries().resolve("pgbench").toString(),
                "--host=127.0.0.1",
                "--port=" + server.port(),
                "--username=" + PostgresServer.OWNER,
                "--no-vacuum",
                "--file=" + folder.resolve("notification.sql"),
                "--define=rows=" + rows,
                "--client=" + connections,
                "--jobs=" + Math.min(connections, 2),
                "--time=" + time.toSeconds(),
                "--log",
                DATABASE));
    Latencies latencies = latencies(logs);
    double perSecond = Double.parseDouble(found(TPS, printed));
    int failed = Integer.parseInt(found(FAILED, printed));
    return new Load(
        Duration.ofNanos(Math.round(latencies.count() * 1e9 / perSecond)),
        latencies,
        failed == 0 ? Map.of() : Map.of("failed transactions", failed),
        0);
  }

  /** The version of the programs. */
  String version() {
    return Programs.run(
            folder, Map.of(), List.of(server.binaries().resolve("pgbench").toString(), "--version"))
        .strip();
  }

  /** The third word of each line of its logs is how long a transaction took, in microseconds. */
  private static Latencies latencies(Path logs) throws IOException {
    Latencies latencies = new Latencies();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(logs)) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          latencies.add(Long.parseLong(line.split(" ", 4)[2]) * 1000);
        }
      }
    }
    return latencies;
  }

  private static String found(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    if (!matcher.find()) {
      throw new UncheckedIOException(new IOException("pgbench printed\n" + printed));
    }
    return matcher.group(1);
  }
}
