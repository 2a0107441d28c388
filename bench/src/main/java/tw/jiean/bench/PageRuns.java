package tw.jiean.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What was measured of one shop, by page and number of connections. */
final class PageRuns {

  private final Map<PageKind, Map<Integer, Measured>> runs = new EnumMap<>(PageKind.class);

  /** All runs of a page at so many connections; none yet at first. */
  Measured of(PageKind page, int connections) {
    return runs.computeIfAbsent(page, none -> new TreeMap<>())
        .computeIfAbsent(connections, none -> new Measured());
  }

  /** All that was not as it has to be, and how often, by page. */
  Map<String, Integer> errors() {
    Map<String, Integer> all = new TreeMap<>();
    runs.forEach((page, byConnections) ->
        byConnections
            .values()
            .forEach(measured ->
                measured
                    .errors()
                    .forEach((error, count) ->
                        all.merge(page.title() + ": " + error, count, Integer::sum))));
    return all;
  }
}
