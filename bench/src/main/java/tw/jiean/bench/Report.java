package tw.jiean.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, in Markdown. */
final class Report {

  private final Settings settings;
  private final PostgresServer server;
  private final Pgbench pgbench;
  private final PaymentBench bench;
  private final Path folder;
  private final double busy;

  /** Of what was measured on a machine as busy as said before it began. */
  Report(
      Settings settings,
      PostgresServer server,
      Pgbench pgbench,
      PaymentBench bench,
      Path folder,
      double busy) {
    this.settings = settings;
    this.server = server;
    this.pgbench = pgbench;
    this.bench = bench;
    this.folder = folder;
    this.busy = busy;
  }

  /** How many programs want a processor, on average of the last minute. */
  static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  String text() throws SQLException, IOException {
    return String.join(
        "\n",
        new Circumstances(settings, server, folder, busy).text(pgbench.version()),
        "",
        ratios(),
        "",
        costs(),
        "",
        errors(),
        "");
  }

  private String ratios() {
    String head =
        """
        | connections | product /s | pgbench /s | ratio | its range | p50 ms | p95 ms | p99 ms | pgbench p99 ms |
        |---:|---:|---:|---:|---|---:|---:|---:|---:|
        """;
    return settings.connections().stream()
        .map(connections -> {
          Measured product = bench.distinct.getOrDefault(connections, new Measured());
          Measured least = bench.least.getOrDefault(connections, new Measured());
          double[] ratios = ratios(product.loads(), least.loads());
          return row(
              Integer.toString(connections),
              whole(product.median(Load::perSecond)),
              whole(least.median(Load::perSecond)),
              "**%.2f**".formatted(Measured.median(ratios)),
              "%.2f to %.2f"
                  .formatted(
                      java.util.Arrays.stream(ratios).min().orElse(Double.NaN),
                      java.util.Arrays.stream(ratios).max().orElse(Double.NaN)),
              millis(product, 0.5),
              millis(product, 0.95),
              millis(product, 0.99),
              millis(least, 0.99));
        })
        .collect(Collectors.joining("\n", head, ""));
  }

  /** Of the two runs of each round, which followed one another. */
  private static double[] ratios(List<Load> product, List<Load> least) {
    double[] ratios = new double[product.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = product.get(i).perSecond() / least.get(i).perSecond();
    }
    return ratios;
  }

  private String costs() {
    String head =
        """
        | messages | connections | /s | p50 ms | p99 ms | µs product | µs database | µs generator |
        |---|---:|---:|---:|---:|---:|---:|---:|
        """;
    return Stream.of(
            rows("distinct", bench.distinct),
            rows("repeated", bench.repeated),
            rows("forged", bench.forged))
        .flatMap(rows -> rows)
        .collect(
            Collectors.joining(
                "\n",
                head,
                """


                µs: processor time for one message, kernel included.
                Connections to the database that were used while forged messages came: %d.
                Answers after which the server closed the connection: %d.\
                """
                    .formatted(
                        bench.connectionsUsedByForged,
                        Stream.of(bench.distinct, bench.repeated, bench.forged)
                            .flatMap(runs -> runs.values().stream())
                            .mapToInt(Measured::reopened)
                            .sum())));
  }

  private static Stream<String> rows(String kind, Map<Integer, Measured> runs) {
    return runs.entrySet().stream()
        .map(run -> {
          Measured measured = run.getValue();
          ProcessorTime used = measured.processorTime();
          return row(
              kind,
              run.getKey().toString(),
              whole(measured.median(Load::perSecond)),
              millis(measured, 0.5),
              millis(measured, 0.99),
              each(used.product(), measured),
              each(used.database(), measured),
              each(used.generator(), measured));
        });
  }

  private static String each(Duration used, Measured measured) {
    return "%.0f".formatted(used.toNanos() / 1e3 / measured.answers());
  }

  private String errors() {
    Map<String, Integer> errors = bench.errors();
    return errors.isEmpty()
        ? "Every answer was right to the byte, and had exactly its effects in the database."
        : "**Not right: " + errors + "**";
  }

  private static String millis(Measured measured, double share) {
    return "%.1f".formatted(measured.median(load -> load.latencies().milliseconds(share)));
  }

  private static String whole(double figure) {
    return String.format(Locale.ROOT, "%,.0f", figure);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
