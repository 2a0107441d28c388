package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that bin/run starts: killed, started again, refused, ended. */
class DemoProcessIT {

  private static final Map<String, String> PLAIN = Map.of("JIEAN_DEMO", "false");

  @TempDir private Path folder;

  @Test
  void keepsWhatItAcknowledgedThroughKillAndEndsCleanly() throws Exception {
    Path data = folder.resolve("data");
    FreePorts ports = FreePorts.find();
    ProcessHandle leftBehind;
    try (DemoProcess first = DemoProcess.start(data, ports, PLAIN).awaitReady()) {
      assertDurable(first);
      answersItsKeepers(first, ports);
      execute(first, "create table kept (what text)");
      execute(first, "insert into kept values ('payment')");
      first.kill();
      leftBehind = postmaster(data);
    }
    try (DemoProcess second = DemoProcess.start(data, ports, PLAIN).awaitReady()) {
      assertThat(ended(leftBehind, data)).isTrue();
      assertDurable(second);
      assertThat(query(second, "select what from kept")).isEqualTo("payment");
      refusesASecondStartOnItsFolder(data);

      ProcessHandle database = postmaster(data);
      second.terminate();
      assertThat(second.endsWithin(Duration.ofSeconds(15))).isTrue();
      assertThat(ended(database, data)).isTrue();
      assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void saysThatAPortIsInUseAndLeavesNothingRunning() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FreePorts free = FreePorts.find();
      FreePorts ports = new FreePorts(taken.getLocalPort(), free.management(), free.sandbox());
      Path data = folder.resolve("unused");
      try (DemoProcess refused = DemoProcess.start(data, ports, PLAIN)) {
        assertThat(refused.endsWithin(Duration.ofMinutes(1))).isTrue();
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output())
            .contains("Port " + ports.server() + " on 127.0.0.1 is in use", "SERVER_PORT")
            .doesNotContain("\tat ");
        assertThat(data.resolve("postgres")).doesNotExist();
      }
    }
  }

  private static void refusesASecondStartOnItsFolder(Path data) throws Exception {
    try (DemoProcess refused = DemoProcess.start(data, FreePorts.find(), PLAIN)) {
      assertThat(refused.endsWithin(Duration.ofMinutes(1))).isTrue();
      assertThat(refused.exitCode()).isNotZero();
      assertThat(refused.output())
          .contains("runs on the data folder " + data, "JIEAN_DATA_DIR")
          .doesNotContain("\tat ");
    }
  }

  /** Health and metrics answer without a login, on a port of their own. */
  private static void answersItsKeepers(DemoProcess demo, FreePorts ports)
      throws IOException, InterruptedException {
    for (String path : new String[] {"", "/liveness", "/readiness"}) {
      var health = demo.get(ports.management(), "/actuator/health" + path);
      assertThat(health.statusCode()).as(path).isEqualTo(200);
      assertThat(health.body()).as(path).contains("\"UP\"");
    }
    var metrics = demo.get(ports.management(), "/actuator/prometheus");
    assertThat(metrics.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("hikaricp_connections", "jvm_memory_used_bytes");
  }

  private static void assertDurable(DemoProcess demo) throws IOException, SQLException {
    for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
      assertThat(query(demo, "show " + setting)).as(setting).isEqualTo("on");
    }
  }

  private static ProcessHandle postmaster(Path data) {
    return Postmaster.of(data.resolve("postgres")).running().orElseThrow();
  }

  /** Whoever collects orphans may need a moment; a second is not enough to stop a server. */
  private static boolean ended(ProcessHandle database, Path data) {
    return Postmaster.of(data.resolve("postgres")).awaitEnd(database, Duration.ofSeconds(1));
  }

  private static void execute(DemoProcess demo, String sql) throws IOException, SQLException {
    try (Connection connection = demo.database();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(DemoProcess demo, String sql) throws IOException, SQLException {
    try (Connection connection = demo.database();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
