package tw.jiean.marketplace.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Two instances of the production jar on one PostgreSQL, with an ECPay that tells but never
 * answers; set up once for all tests that take it as a parameter by
 * {@code @ExtendWith(Site.Extension.class)}.
 */
final class Site implements AutoCloseable {

  private final ProductionJar jar;
  private final DurablePostgres database;
  private final MuteEcpay ecpay;
  private final List<AppProcess> instances;
  private final Sender sender = new Sender();
  private final Shop shop;
  private final Books books;

  private Site(
      ProductionJar jar, DurablePostgres database, MuteEcpay ecpay, List<AppProcess> instances) {
    this.jar = jar;
    this.database = database;
    this.ecpay = ecpay;
    this.instances = instances;
    this.shop = new Shop(database);
    this.books = new Books(database);
  }

  private static Site start() throws IOException, SQLException, InterruptedException {
    ProductionJar jar = ProductionJar.unpack();
    DurablePostgres database = DurablePostgres.create(jar.folder());
    MuteEcpay ecpay = new MuteEcpay();
    Map<String, String> settings =
        Map.of(
            "ECPAY_SANDBOX_URL", ecpay.url(),
            "JIEAN_JOBS_POLLING", "1s",
            "JIEAN_JOBS_HEARTBEAT", "1s",
            "JIEAN_PAYMENT_QUERIES_INTERVAL", "1s");
    Site site =
        new Site(
            jar,
            database,
            ecpay,
            List.of(
                AppProcess.on(database.url(), jar, settings),
                AppProcess.on(database.url(), jar, settings)));
    try {
      AppProcess first = site.instances.getFirst();
      first.start(jar.learning());
      first.awaitStarted();
      first.close();
      site.restart();
      for (AppProcess instance : site.instances) {
        instance.awaitStarted();
      }
      return site;
    } catch (IOException | InterruptedException | AssertionError e) {
      site.close();
      throw e;
    }
  }

  /** Starts what is not running, the database first; does not wait for the instances. */
  void restart() throws IOException, InterruptedException {
    database.start();
    for (AppProcess instance : instances) {
      instance.start();
    }
  }

  /** Waits until each instance has acknowledged a payment, after a minute at the latest. */
  void awaitServing() throws SQLException, InterruptedException {
    for (AppProcess instance : instances) {
      try (Delivery delivery = sender.tell(List.of(instance), shop.open(1))) {
        delivery.awaitEnd();
      }
    }
  }

  /** A further instance with settings of its own; not started yet, the caller's to close. */
  AppProcess another(String databaseUrl, Map<String, String> settings) throws IOException {
    return AppProcess.on(databaseUrl, jar, settings);
  }

  DurablePostgres database() {
    return database;
  }

  List<AppProcess> instances() {
    return instances;
  }

  /** What the instances call; what it tells them comes from the {@link #sender}. */
  MuteEcpay ecpay() {
    return ecpay;
  }

  Sender sender() {
    return sender;
  }

  Shop shop() {
    return shop;
  }

  Books books() {
    return books;
  }

  @Override
  public void close() throws IOException {
    sender.close();
    instances.forEach(AppProcess::close);
    ecpay.close();
    database.close();
  }

  /** Gives tests the one {@link Site} of this JVM. */
  static final class Extension implements ParameterResolver {

    /** One that did not start does not start for the next test either, and takes its time. */
    private static boolean failed;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Site.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(Site.class))
          .computeIfAbsent(Site.class, key -> started(), Site.class);
    }

    private static Site started() {
      assertThat(failed).as("the site did not start for an earlier test").isFalse();
      failed = true;
      try {
        Site site = Site.start();
        failed = false;
        return site;
      } catch (IOException | SQLException e) {
        throw new AssertionError("The site did not start", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("The site did not start", e);
      }
    }
  }
}
