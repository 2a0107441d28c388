package tw.jiean.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tw.jiean.ecpay.PublishedTestAccount;

/**
 * Measures how fast pages are, on a shop with many listings and orders and on one with a hundredth
 * of them, page by page in turns. Starts all it needs, and ends it however it ends itself.
 */
final class PagesBench {

  /** More than these cores will take, so that no run of order creation is cut short. */
  private static final int MOST_PER_SECOND = 4_000;

  private static final int SMALLER = 100;

  private final Settings settings;
  private final PostgresServer server;
  private final Shop large;
  private final Shop small;

  final PageRuns onLarge = new PageRuns();
  final PageRuns onSmall = new PageRuns();

  private PagesBench(Settings settings, PostgresServer server, Shop large, Shop small) {
    this.settings = settings;
    this.server = server;
    this.large = large;
    this.small = small;
  }

  /** See {@link Settings}. Ends with 1 when an answer was not what it has to be. */
  public static void main(String... arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    Deque<AutoCloseable> ends = new ArrayDeque<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ends.forEach(PagesBench::end)));
    Path folder = folder(settings, ends);
    PostgresServer server = new PostgresServer(settings.binaries(), folder);
    ends.push(server);
    server.start();
    System.out.println("PostgreSQL " + server.show("server_version") + ": " + server.durability());
    Shop small = open(settings, server, folder, "small", SMALLER, ends);
    Shop large = open(settings, server, folder, "large", 1, ends);
    double busy = Report.loadAverage();
    PagesBench bench = new PagesBench(settings, server, large, small);
    bench.measure();
    String report = new PagesReport(settings, server, bench, folder, busy).text();
    Files.writeString(settings.report(), report);
    System.out.println("\n" + report);
    System.exit(bench.errors().isEmpty() ? 0 : 1);
  }

  /** That of an earlier run, which stays, or a new one, which does not. */
  private static Path folder(Settings settings, Deque<AutoCloseable> ends) throws Exception {
    if (!settings.data().isEmpty()) {
      return Files.createDirectories(Path.of(settings.data()));
    }
    Path folder = Files.createTempDirectory(settings.folder(), "jiean-bench");
    ends.push(() -> Programs.run(Path.of("/"), Map.of(), List.of("rm", "-rf", folder.toString())));
    return folder;
  }

  private static Shop open(
      Settings settings,
      PostgresServer server,
      Path folder,
      String name,
      long smaller,
      Deque<AutoCloseable> ends)
      throws Exception {
    server.createDatabase(name);
    Path own = Files.createDirectories(folder.resolve(name));
    Product product =
        new Product(settings.jar(), settings.javaOptions(), own, server, name, Shop.settings());
    ends.push(product);
    product.awaitReadiness();
    Connection connection = server.connect(name);
    FilledShop shop =
        new FilledShop(
            connection,
            settings.listings() / smaller,
            settings.orders() / smaller,
            PublishedTestAccount.MERCHANT.merchantId());
    if (!shop.isFilled()) {
      long start = System.nanoTime();
      shop.fill();
      System.out.printf(
          "Filled with %,d listings and %,d orders in %d s%n",
          shop.listings(), shop.orders(), Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
    return new Shop(product, connection);
  }

  private static void end(AutoCloseable started) {
    try {
      started.close();
    } catch (Exception e) {
      System.err.println(e);
    }
  }

  /** The pages that are asked for. */
  List<PageKind> pages() {
    Pattern wanted = Pattern.compile(settings.pages());
    return Stream.of(PageKind.values())
        .filter(page -> wanted.matcher(page.title()).find())
        .toList();
  }

  private void measure() throws SQLException {
    warmUp();
    for (int round = 0; round < settings.rounds(); round++) {
      for (PageKind page : pages()) {
        for (int connections : settings.connections()) {
          // Neither always comes first.
          if (round % 2 == 0) {
            measure(small, onSmall, page, connections);
            measure(large, onLarge, page, connections);
          } else {
            measure(large, onLarge, page, connections);
            measure(small, onSmall, page, connections);
          }
          say(page, connections);
        }
      }
    }
  }

  private void warmUp() throws SQLException {
    List<PageKind> pages = pages();
    Duration each = settings.warmUp().dividedBy(2L * pages.size());
    int connections = settings.connections().getLast();
    for (PageKind page : pages) {
      for (Shop shop : List.of(small, large)) {
        run(shop, page, connections, each);
      }
    }
  }

  private void measure(Shop shop, PageRuns runs, PageKind page, int connections)
      throws SQLException {
    shop.settle();
    ProcessorTime before = ProcessorTime.now(shop.product(), server);
    Load load = run(shop, page, connections, settings.time());
    runs.of(page, connections).add(load, ProcessorTime.now(shop.product(), server).since(before));
  }

  private static Load run(Shop shop, PageKind page, int connections, Duration time)
      throws SQLException {
    int most = (int) Math.max(1, MOST_PER_SECOND * time.toMillis() / 1000);
    List<byte[]> prepared = page.prepare(shop, most);
    Requests requests = page.once() ? Requests.once(prepared) : Requests.again(prepared);
    long before = page.once() ? shop.orders() : 0;
    Load load =
        new LoadGenerator(shop.product().address())
            .run(requests, page.expected(), connections, time);
    if (page.once() && load.errors().isEmpty() && shop.orders() - before != load.answers()) {
      load.errors()
          .put(load.answers() + " answers, but " + (shop.orders() - before) + " orders", 1);
    }
    return load;
  }

  private void say(PageKind page, int connections) {
    Load load = onLarge.of(page, connections).loads().getLast();
    System.out.printf(
        "%-36s %2d connections: %,6.0f/s, p95 %.1f ms; small %,6.0f/s %s%n",
        page.title(),
        connections,
        load.perSecond(),
        load.latencies().milliseconds(0.95),
        onSmall.of(page, connections).loads().getLast().perSecond(),
        load.errors().isEmpty() ? "" : load.errors());
  }

  /** All that was not as it has to be. */
  Map<String, Integer> errors() {
    Map<String, Integer> all = new TreeMap<>(onLarge.errors());
    onSmall.errors().forEach((error, count) -> all.merge(error, count, Integer::sum));
    return all;
  }
}
