package tw.jiean.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import tw.jiean.bench.PendingOrders.Effects;
import tw.jiean.ecpay.PublishedTestAccount;

/**
 * Measures how fast the product takes notifications in, beside pgbench on the same server, run by
 * run in turns. Starts all it needs, and ends it however it ends itself.
 */
final class PaymentBench {

  private static final String DATABASE = "jiean";

  /** More than these cores will take, so that no run is cut short. */
  private static final int MOST_PER_SECOND = 8_000;

  /** Orders that wait at the start of every run: indexes of some depth. */
  private static final int PENDING = 100_000;

  private static final int FORGED = 1_000;

  private final Settings settings;
  private final PendingOrders orders;
  private final Pgbench pgbench;
  private final LoadGenerator generator;
  private final Messages messages;
  private final PostgresServer server;
  private final Product product;

  final Map<Integer, Measured> least = new TreeMap<>();
  final Map<Integer, Measured> distinct = new TreeMap<>();
  final Map<Integer, Measured> repeated = new TreeMap<>();
  final Map<Integer, Measured> forged = new TreeMap<>();
  long connectionsUsedByForged;

  private PaymentBench(
      Settings settings,
      PendingOrders orders,
      Pgbench pgbench,
      PostgresServer server,
      Product product) {
    this.settings = settings;
    this.orders = orders;
    this.pgbench = pgbench;
    this.server = server;
    this.product = product;
    this.generator = new LoadGenerator(product.address());
    this.messages = new Messages(product.address());
  }

  /** See {@link Settings}. Ends with 1 when an answer or an effect was not what it has to be. */
  public static void main(String... arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    double busy = Report.loadAverage();
    Deque<Runnable> ends = new ConcurrentLinkedDeque<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ends.forEach(Runnable::run)));

    Path folder = Files.createTempDirectory(settings.folder(), "jiean-bench");
    ends.push(() -> delete(folder));
    PostgresServer server = new PostgresServer(settings.binaries(), folder);
    ends.push(server::close);
    server.start();
    server.createDatabase(DATABASE);
    say("PostgreSQL " + server.show("server_version") + ": " + server.durability());

    Product product =
        new Product(settings.jar(), settings.javaOptions(), folder, server, DATABASE, Map.of());
    ends.push(product::close);
    product.awaitReadiness();
    say("The product answers on port " + product.address().getPort());

    try (Connection connection = server.connect(DATABASE)) {
      PendingOrders orders =
          new PendingOrders(connection, PublishedTestAccount.MERCHANT.merchantId());
      orders.topUp(PENDING);
      Messages messages = new Messages(product.address());
      String message = messages.body(orders.pick(1).getFirst());
      Pgbench pgbench = new Pgbench(server, folder, PENDING, message);
      PaymentBench bench = new PaymentBench(settings, orders, pgbench, server, product);
      bench.warmUp();
      for (int round = 0; round < settings.rounds(); round++) {
        bench.measure(round);
      }
      String report = new Report(settings, server, pgbench, bench, folder, busy).text();
      Files.writeString(settings.report(), report);
      say("\n" + report);
      System.exit(bench.errors().isEmpty() ? 0 : 1);
    }
  }

  private void warmUp() throws SQLException {
    long end = System.nanoTime() + settings.warmUp().toNanos();
    int connections = settings.connections().getLast();
    Duration third = settings.warmUp().dividedBy(6);
    while (System.nanoTime() < end) {
      List<byte[]> sent = new ArrayList<>();
      Load load = takeIn(connections, third, sent);
      generator.run(Requests.again(sent), Answer.ACKNOWLEDGED, connections, third);
      generator.run(
          Requests.again(forgeries()), Answer.NOT_BELIEVED, connections, third.multipliedBy(2));
      say("Warming up: %,.0f/s".formatted(load.perSecond()));
    }
  }

  private void measure(int round) throws SQLException, IOException {
    for (int connections : settings.connections()) {
      List<byte[]> sent = new ArrayList<>();
      // Neither always comes first.
      if (round % 2 == 0) {
        measureLeast(connections);
        measureDistinct(connections, sent);
      } else {
        measureDistinct(connections, sent);
        measureLeast(connections);
      }
      measureRepeated(connections, sent);
      measureForged(connections);
      say(
          "Round %d, %2d connections: pgbench %,6.0f/s, product %,6.0f/s, repeated %,6.0f/s, forged %,6.0f/s"
              .formatted(
                  round + 1,
                  connections,
                  last(least, connections),
                  last(distinct, connections),
                  last(repeated, connections),
                  last(forged, connections)));
    }
  }

  private void measureLeast(int connections) throws SQLException, IOException {
    pgbench.settle();
    of(least, connections).add(pgbench.run(connections, settings.time()), ProcessorTime.NONE);
  }

  private void measureDistinct(int connections, List<byte[]> sent) throws SQLException {
    orders.topUp(PENDING);
    orders.settle();
    ProcessorTime before = ProcessorTime.now(product, server);
    Load load = takeIn(connections, settings.time(), sent);
    of(distinct, connections).add(load, ProcessorTime.now(product, server).since(before));
  }

  /** Tells of as many pending orders as can be told of, and looks whether all of it was done. */
  private Load takeIn(int connections, Duration time, List<byte[]> sent) throws SQLException {
    orders.topUp(PENDING);
    int most = (int) Math.min(PENDING, MOST_PER_SECOND * time.toSeconds());
    List<byte[]> prepared = new ArrayList<>();
    for (PendingOrder order : orders.pick(most)) {
      prepared.add(messages.paid(order));
    }
    Effects before = orders.effects();
    Requests requests = Requests.once(prepared);
    Load load = generator.run(requests, Answer.ACKNOWLEDGED, connections, time);
    Effects effects = orders.effects().since(before);
    if (load.errors().isEmpty() && !effects.equals(Effects.ofEach(load.answers()))) {
      load.errors().put("%d answers, but %s".formatted(load.answers(), effects), 1);
    }
    sent.addAll(prepared.subList(0, requests.used()));
    return load;
  }

  private void measureRepeated(int connections, List<byte[]> sent) throws SQLException {
    orders.settle();
    Effects effects = orders.effects();
    ProcessorTime before = ProcessorTime.now(product, server);
    Load load =
        generator.run(Requests.again(sent), Answer.ACKNOWLEDGED, connections, settings.time());
    of(repeated, connections).add(load, ProcessorTime.now(product, server).since(before));
    if (!orders.effects().equals(effects)) {
      load.errors().put("a repeat had an effect", 1);
    }
  }

  private void measureForged(int connections) throws SQLException {
    List<byte[]> prepared = forgeries();
    Effects effects = orders.effects();
    OffsetDateTime start = orders.now();
    ProcessorTime before = ProcessorTime.now(product, server);
    Load load =
        generator.run(Requests.again(prepared), Answer.NOT_BELIEVED, connections, settings.time());
    of(forged, connections).add(load, ProcessorTime.now(product, server).since(before));
    connectionsUsedByForged += orders.connectionsUsedSince(start);
    if (!orders.effects().equals(effects)) {
      load.errors().put("a forged message had an effect", 1);
    }
  }

  private List<byte[]> forgeries() throws SQLException {
    return orders.pick(FORGED).stream().map(messages::forged).toList();
  }

  private static Measured of(Map<Integer, Measured> runs, int connections) {
    return runs.computeIfAbsent(connections, none -> new Measured());
  }

  private static double last(Map<Integer, Measured> runs, int connections) {
    return of(runs, connections).loads().getLast().perSecond();
  }

  /** All that was not as it has to be. */
  Map<String, Integer> errors() {
    Map<String, Integer> all = new TreeMap<>();
    Stream.of(least, distinct, repeated, forged)
        .flatMap(runs -> runs.values().stream())
        .forEach(measured ->
            measured.errors().forEach((error, count) -> all.merge(error, count, Integer::sum)));
    return all;
  }

  private static void delete(Path folder) {
    Programs.run(Path.of("/"), Map.of(), List.of("rm", "-rf", folder.toString()));
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
