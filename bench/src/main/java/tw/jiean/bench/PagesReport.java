package tw.jiean.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How fast pages were, in Markdown. */
record PagesReport(
    Settings settings, PostgresServer server, PagesBench bench, Path folder, double busy) {

  String text() throws SQLException, IOException {
    return String.join(
        "\n",
        new Circumstances(settings, server, folder, busy).text(""),
        "%,d listings and %,d orders; small: a hundredth of both."
            .formatted(settings.listings(), settings.orders()),
        "",
        table(),
        "",
        "µs: processor time for one page, kernel included.",
        errors(),
        "");
  }

  private String table() {
    String head =
        """
        | page | connections | /s | p50 ms | p95 ms | p99 ms | µs product | µs database | small /s | times as long |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;
    return bench.pages().stream()
        .flatMap(page ->
            settings.connections().stream()
                .map(connections ->
                    row(
                        page,
                        connections,
                        bench.onLarge.of(page, connections),
                        bench.onSmall.of(page, connections))))
        .collect(Collectors.joining("\n", head, ""));
  }

  private static String row(PageKind page, int connections, Measured large, Measured small) {
    ProcessorTime used = large.processorTime();
    double perSecond = large.median(Load::perSecond);
    double onSmall = small.median(Load::perSecond);
    return String.format(
        Locale.ROOT,
        "| %s | %d | **%,.0f** | %.1f | %.1f | %.1f | %.0f | %.0f | %,.0f | %.2f |",
        page.title(),
        connections,
        perSecond,
        millis(large, 0.5),
        millis(large, 0.95),
        millis(large, 0.99),
        used.product().toNanos() / 1e3 / large.answers(),
        used.database().toNanos() / 1e3 / large.answers(),
        onSmall,
        onSmall / perSecond);
  }

  private static double millis(Measured measured, double share) {
    return measured.median(load -> load.latencies().milliseconds(share));
  }

  private String errors() {
    Map<String, Integer> errors = bench.errors();
    return errors.isEmpty()
        ? "Every answer was a page with the word that had to be on it, and every order was made once."
        : "**Not right: " + errors + "**";
  }
}
