package tw.jiean.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Under what a measurement was made, as its report has to say. */
record Circumstances(Settings settings, PostgresServer server, Path folder, double busy) {

  String text(String alsoUsed) throws SQLException, IOException {
    return """
    %s, commit %s, %d rounds of %d s each, medians of the rounds.
    %d cores (%s) for database, product and load generator together; load average before: %.1f.
    PostgreSQL %s (%s, shared_buffers = %s) on %s; %sJava %s%s; %s.
    """
        .formatted(
            LocalDate.now(Clock.systemUTC()),
            settings.commit(),
            settings.rounds(),
            settings.time().toSeconds(),
            Runtime.getRuntime().availableProcessors(),
            processor(),
            busy,
            server.show("server_version"),
            server.durability().entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue())
                .collect(Collectors.joining(", ")),
            server.show("shared_buffers"),
            Files.getFileStore(folder).type(),
            alsoUsed.isEmpty() ? "" : alsoUsed + "; ",
            Runtime.version(),
            settings.javaOptions().isEmpty()
                ? " with its defaults"
                : " with " + String.join(" ", settings.javaOptions()),
            System.getProperty("os.name") + " " + System.getProperty("os.version"))
        .strip();
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}
