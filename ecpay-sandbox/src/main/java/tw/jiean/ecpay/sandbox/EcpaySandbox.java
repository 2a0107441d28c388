package tw.jiean.ecpay.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.endpoint.Endpoints;
import tw.jiean.ecpay.sandbox.endpoint.OrderRules;
import tw.jiean.ecpay.sandbox.endpoint.ServerOperations;
import tw.jiean.ecpay.sandbox.endpoint.ServerRules;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.FaultyForm;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.page.Site;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.statement.FundingStatement;
import tw.jiean.ecpay.sandbox.statement.TradeStatement;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.time.SandboxClock;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * A running stand-in of ECPay's AIO payment, on loopback only. Unofficial; moves no money.
 *
 * <p>Several may run in one JVM; they share nothing unless they are given the same folder, which
 * the second refuses.
 */
public final class EcpaySandbox implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EcpaySandbox.class);
  private static final String LOOPBACK = "127.0.0.1";
  private static final int DEFAULT_PORT = 8090;
  private static final long MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_THREADS = 40;

  private final SandboxSettings settings;
  private final StateStore store;
  private final NotificationSender sender;
  private final SandboxControl control;
  private final Javalin server;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ecpay-sandbox-timer");
        thread.setDaemon(true);
        return thread;
      });

  private EcpaySandbox(SandboxSettings settings) {
    this.settings = settings;
    this.store = StateStore.open(settings.folder());
    Merchants merchants = new Merchants(settings.merchants());
    SandboxClock clock = new SandboxClock(settings.clock(), store);
    Faults faults = new Faults();
    this.sender =
        new NotificationSender(
            store,
            clock,
            settings.resendAfter(),
            faults,
            new FaultyForm(
                faults, (original, changed) -> merchants.signerOf(original).sign(changed)));
    Trades trades = new Trades(store, sender, merchants, settings.fees(), clock);
    Authorisations authorisations = new Authorisations(store, trades, merchants);
    Settlements settlements = new Settlements(trades, authorisations, merchants, settings.fees());
    CardDesk desk = new CardDesk(store, trades, authorisations, settlements, clock);
    Plans plans = new Plans(store, trades, authorisations, sender, merchants, clock);
    Timeline timeline = new Timeline(clock, List.of(trades, plans, authorisations, sender));
    this.control =
        new SandboxControl(trades, authorisations, plans, settlements, sender, timeline, faults);
    Site site = new Site(trades, sender, clock);
    Endpoints endpoints =
        new Endpoints(
            trades,
            authorisations,
            plans,
            sender,
            merchants,
            new OrderRules(
                settings.contract(),
                settings.limits(),
                settings.strictUrls(),
                settings.tradeDateTolerance()),
            timeline,
            new ServerOperations(
                trades,
                authorisations,
                desk,
                plans,
                new TradeStatement(
                    trades, authorisations, settlements, settings.fees(), clock, faults),
                new FundingStatement(settlements, clock, faults),
                merchants,
                new ServerRules(
                    settings.site(),
                    settings.queryRate(),
                    settings.statementRate(),
                    settings.doActionSigned()),
                faults,
                settings.clock(),
                clock),
            faults,
            settings.clock(),
            this::baseUrl,
            site.errorPage());
    this.server =
        Javalin.create(config -> {
          configure(config);
          endpoints.register(config.routes);
          site.register(config.routes);
        });
  }

  /**
   * Starts a sandbox and returns when it answers.
   *
   * @throws IllegalStateException when its folder is in use or cannot be read
   * @throws RuntimeException when its port is taken
   */
  public static EcpaySandbox start(SandboxSettings settings) {
    EcpaySandbox sandbox = new EcpaySandbox(settings);
    try {
      sandbox.server.start(LOOPBACK, settings.port());
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
    Future<?> unused = sandbox.timer.scheduleWithFixedDelay(sandbox::tick, 1, 1, TimeUnit.SECONDS);
    log.info("ECPay sandbox (unofficial, no real money) at {}", sandbox.baseUrl());
    return sandbox;
  }

  /** Starts a sandbox that runs alone, told by {@code ECPAY_SANDBOX_PORT} and _DATA_DIR. */
  public static void main(String[] args) {
    int port =
        Optional.ofNullable(System.getenv("ECPAY_SANDBOX_PORT"))
            .map(Integer::parseInt)
            .orElse(DEFAULT_PORT);
    Path folder =
        Optional.ofNullable(System.getenv("ECPAY_SANDBOX_DATA_DIR")).map(Path::of).orElse(null);
    EcpaySandbox sandbox = start(SandboxSettings.defaults().withPort(port).withFolder(folder));
    Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "ecpay-sandbox-stop"));
  }

  /** Where browsers and shops reach it, without a slash at the end. */
  public URI baseUrl() {
    URI url = settings.publicUrl();
    return url.getPort() == 0
        ? URI.create(url.getScheme() + "://" + url.getHost() + ":" + server.port())
        : url;
  }

  /** Plays buyers, stores and banks. */
  public SandboxControl control() {
    return control;
  }

  /** Stops answering and sending. What is due and not yet sent is sent after the next start. */
  @Override
  public void close() {
    timer.shutdownNow();
    server.stop();
    sender.close();
    store.close();
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, 4);
  }

  /** A timer that threw would never run again. */
  private void tick() {
    try {
      control.runDue();
    } catch (RuntimeException e) {
      log.warn("The sandbox's timer failed and tries again", e);
    }
  }
}
