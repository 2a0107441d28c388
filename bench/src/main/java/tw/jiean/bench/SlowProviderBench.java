package tw.jiean.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tw.jiean.ecpay.PublishedTestAccount;

/**
 * Compares how long the home page and ECPay's messages take while nobody asks ECPay anything and
 * while ECPay hangs on every call, in turns.
 */
final class SlowProviderBench {

  private static final String DATABASE = "jiean";
  private static final int VISITORS = 2;
  private static final int SENDERS = 4;
  private static final int PENDING = 50_000;
  private static final int DUE = 500;

  private final Settings settings;
  private final MuteServer ecpay;
  private final Product product;
  private final PendingOrders orders;
  private final Connection database;
  private final List<Double> pageRatios = new ArrayList<>();

  private SlowProviderBench(
      Settings settings,
      MuteServer ecpay,
      Product product,
      PendingOrders orders,
      Connection database) {
    this.settings = settings;
    this.ecpay = ecpay;
    this.product = product;
    this.orders = orders;
    this.database = database;
  }

  /** See {@link Settings}; the connections are not used. */
  public static void main(String... arguments) throws Exception {
    Settings settings = Settings.of(arguments);
    double busy = Report.loadAverage();
    Deque<AutoCloseable> ends = new ArrayDeque<>();
    Path folder = Files.createTempDirectory(settings.folder(), "jiean-bench");
    ends.push(() -> Programs.run(Path.of("/"), Map.of(), List.of("rm", "-rf", folder.toString())));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> ends.forEach(SlowProviderBench::end)));
    PostgresServer server = new PostgresServer(settings.binaries(), folder);
    ends.push(server);
    server.start();
    server.createDatabase(DATABASE);
    MuteServer ecpay = new MuteServer();
    ends.push(ecpay);
    Product product =
        new Product(
            settings.jar(),
            settings.javaOptions(),
            folder,
            server,
            DATABASE,
            Map.of(
                "ECPAY_ENVIRONMENT",
                "sandbox",
                "ECPAY_SANDBOX_URL",
                ecpay.url(),
                "JIEAN_JOBS_POLLING",
                "1s",
                "JIEAN_PAYMENT_QUERIES_INTERVAL",
                "1s"));
    ends.push(product);
    product.awaitReadiness();
    try (Connection connection = server.connect(DATABASE)) {
      PendingOrders orders =
          new PendingOrders(connection, PublishedTestAccount.MERCHANT.merchantId());
      new SlowProviderBench(settings, ecpay, product, orders, connection).compare(busy);
    }
    System.exit(0);
  }

  private static void end(AutoCloseable started) {
    try {
      started.close();
    } catch (Exception e) {
      System.err.println(e);
    }
  }

  private void compare(double busy) throws Exception {
    System.out.printf(
        "Commit %s, %d rounds of %d s, load average before %.1f%n%n",
        settings.commit(), settings.rounds(), settings.time().toSeconds(), busy);
    measure(settings.warmUp());
    System.out.println("| | home page p50 ms | p99 ms | messages p50 ms | p99 ms | calls |");
    System.out.println("|---|---:|---:|---:|---:|---:|");
    for (int round = 0; round < settings.rounds(); round++) {
      ask(false);
      double quiet = row("nobody asks ECPay", measure(settings.time()));
      ask(true);
      double hanging = row("ECPay hangs", measure(settings.time()));
      pageRatios.add(hanging / quiet);
    }
    System.out.printf(
        "%nThe home page's p99 while ECPay hangs, times the one while nobody asks: median %.2f of %s%n",
        Measured.median(pageRatios.stream().mapToDouble(ratio -> ratio).toArray()),
        pageRatios.stream().map("%.2f"::formatted).toList());
  }

  /** Has ECPay asked about many attempts from now on, or about none, and waits until it is so. */
  private void ask(boolean wanted) throws SQLException, InterruptedException {
    try (var statement = database.createStatement()) {
      statement.execute(
          wanted
              ? "insert into payment_watch (attempt_id, next_query_at) select id, now()"
                  + " from payment_attempt where status = 'created' limit "
                  + DUE
                  + " on conflict (attempt_id) do update set next_query_at = now()"
              : "delete from payment_watch");
    }
    while ((ecpay.hanging() > 0) != wanted) {
      Thread.sleep(Duration.ofMillis(100));
    }
  }

  private record Measurement(Latencies pages, Load messages, int calls) {}

  /** Visits the home page and tells messages at the same time. */
  private Measurement measure(Duration time) throws Exception {
    orders.topUp(PENDING);
    orders.settle();
    int calls = ecpay.calls();
    Messages messages = new Messages(product.address());
    List<byte[]> prepared = orders.pick(PENDING / 2).stream().map(messages::paid).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(VISITORS + 1)) {
      Future<Load> told =
          threads.submit(() ->
              new LoadGenerator(product.address())
                  .run(Requests.once(prepared), Answer.ACKNOWLEDGED, SENDERS, time));
      Latencies pages = visit(threads, System.nanoTime() + time.toNanos());
      return new Measurement(pages, told.get(), ecpay.calls() - calls);
    }
  }

  private Latencies visit(ExecutorService threads, long end)
      throws InterruptedException, ExecutionException {
    List<Future<List<Long>>> visitors = new ArrayList<>();
    for (int i = 0; i < VISITORS; i++) {
      visitors.add(threads.submit(visitor(end)));
    }
    Latencies all = new Latencies();
    for (Future<List<Long>> visitor : visitors) {
      visitor.get().forEach(all::add);
    }
    return all;
  }

  private Callable<List<Long>> visitor(long end) {
    URI home = URI.create("http://127.0.0.1:" + product.address().getPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(home).timeout(Duration.ofSeconds(30)).build();
    return () -> {
      List<Long> taken = new ArrayList<>();
      try (HttpClient http = HttpClient.newHttpClient()) {
        while (System.nanoTime() < end) {
          long start = System.nanoTime();
          int status = http.send(request, BodyHandlers.ofByteArray()).statusCode();
          if (status != 200) {
            throw new IOException("The home page answered " + status);
          }
          taken.add(System.nanoTime() - start);
        }
      }
      return taken;
    };
  }

  /** Prints a row and gives the 99th percentile of the home page in milliseconds. */
  private static double row(String what, Measurement measured) {
    if (!measured.messages().errors().isEmpty()) {
      throw new IllegalStateException("Messages: " + measured.messages().errors());
    }
    Latencies pages = measured.pages();
    Latencies messages = measured.messages().latencies();
    System.out.printf(
        "| %s | %.1f | %.1f | %.1f | %.1f | %d |%n",
        what,
        pages.milliseconds(0.5),
        pages.milliseconds(0.99),
        messages.milliseconds(0.5),
        messages.milliseconds(0.99),
        measured.calls());
    return pages.milliseconds(0.99);
  }
}
