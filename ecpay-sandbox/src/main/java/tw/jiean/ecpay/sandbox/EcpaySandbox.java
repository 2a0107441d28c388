package tw.jiean.ecpay.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.console.Console;
import tw.jiean.ecpay.sandbox.endpoint.Endpoints;
import tw.jiean.ecpay.sandbox.endpoint.OrderDesk;
import tw.jiean.ecpay.sandbox.endpoint.OrderRules;
import tw.jiean.ecpay.sandbox.endpoint.ServerOperations;
import tw.jiean.ecpay.sandbox.endpoint.ServerReply;
import tw.jiean.ecpay.sandbox.endpoint.ServerRules;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.FaultyForm;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.journal.Recorder;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.notify.Threads;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.page.Site;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.statement.FundingStatement;
import tw.jiean.ecpay.sandbox.statement.TradeStatement;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.time.SandboxClock;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.CodeIssuer;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Terms;
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
  private static final int MAX_THREADS = 40;

  private final SandboxSettings settings;
  private final StateStore store;
  private final NotificationSender sender;
  private final SandboxControl control;
  private final ServerOperations operations;

  /** Null in process. */
  private final @Nullable Javalin server;

  private @Nullable ScheduledExecutorService timer;

  private EcpaySandbox(SandboxSettings settings, boolean served) {
    this.settings = settings;
    this.store = StateStore.open(settings.folder());
    Merchants merchants = new Merchants(settings.merchants(), store);
    SandboxClock clock = new SandboxClock(settings.clock(), store);
    Faults faults = new Faults();
    this.sender =
        new NotificationSender(
            store,
            clock,
            settings.resendAfter(),
            faults,
            new FaultyForm(
                faults, (original, changed) -> merchants.signerOf(original).sign(changed)),
            settings.shop(),
            served ? Threads.own() : Threads.callers());
    CodeIssuer issuer = new CodeIssuer(store, random(settings.seed()));
    Trades trades = new Trades(store, sender, merchants, settings.fees(), issuer, clock);
    Authorisations authorisations = new Authorisations(store, trades, merchants);
    Settlements settlements = new Settlements(trades, authorisations, merchants, settings.fees());
    CardDesk desk = new CardDesk(store, trades, authorisations, settlements, clock);
    Plans plans = new Plans(store, trades, authorisations, sender, merchants, issuer, clock);
    Timeline timeline = new Timeline(clock, List.of(trades, plans, authorisations, sender));
    OrderDesk orders =
        new OrderDesk(
            merchants,
            new OrderRules(
                settings.contract(),
                settings.limits(),
                settings.strictUrls(),
                settings.tradeDateTolerance()),
            settings.clock(),
            clock,
            trades);
    this.operations =
        new ServerOperations(
            trades,
            authorisations,
            desk,
            plans,
            new TradeStatement(trades, authorisations, settlements, settings.fees(), clock, faults),
            new FundingStatement(settlements, clock, faults),
            merchants,
            new ServerRules(
                settings.site(),
                settings.queryRate(),
                settings.statementRate(),
                settings.doActionSigned()),
            faults,
            settings.clock(),
            clock);
    this.control =
        new SandboxControl(
            orders,
            trades,
            authorisations,
            plans,
            settlements,
            sender,
            merchants,
            timeline,
            faults);
    if (!served) {
      this.server = null;
      return;
    }
    Journal journal = new Journal(store, clock);
    Pages pages = new Pages();
    Site site = new Site(pages, trades, journal, clock);
    Console console =
        new Console(
            pages,
            trades,
            authorisations,
            desk,
            plans,
            settlements,
            sender,
            timeline,
            faults,
            merchants,
            journal,
            new Terms(settings.contract(), settings.limits()),
            this::baseUrl);
    Endpoints endpoints =
        new Endpoints(
            trades,
            authorisations,
            plans,
            sender,
            merchants,
            orders,
            timeline,
            operations,
            faults,
            this::baseUrl,
            site.errorPage());
    this.server =
        Javalin.create(config -> {
          configure(config);
          endpoints.register(config.routes);
          site.register(config.routes);
          console.register(config.routes);
          new Recorder(journal).register(config.routes);
        });
  }

  /**
   * Starts a sandbox and returns when it answers.
   *
   * @throws IllegalStateException when its folder is in use or cannot be read
   * @throws RuntimeException when its port is taken
   */
  public static EcpaySandbox start(SandboxSettings settings) {
    EcpaySandbox sandbox = new EcpaySandbox(settings, true);
    try {
      sandbox.serve();
    } catch (RuntimeException e) {
      sandbox.close();
      throw e;
    }
    log.info("ECPay sandbox (unofficial, no real money) at {}", sandbox.baseUrl());
    return sandbox;
  }

  /**
   * A sandbox for simulations: the same ECPay without a port, a timer and threads of its own. All
   * that it does happens in the thread that asks, commands or moves its clock, and has happened
   * when the call returns; with a seed, a clock that only the simulation moves, and a shop in the
   * same process, equal calls have equal results. Give it {@link SandboxSettings#withShop}, {@link
   * SandboxSettings#withClock} and {@link SandboxSettings#withSeed}; place orders by {@link
   * SandboxControl#order}, and let the shop's server ask by {@link #answer}.
   *
   * @throws IllegalStateException when its folder is in use or cannot be read
   */
  public static EcpaySandbox inProcess(SandboxSettings settings) {
    return new EcpaySandbox(settings, false);
  }

  /**
   * Starts a sandbox that runs alone, told by {@code ECPAY_SANDBOX_PORT} and _DATA_DIR. Ends with 1
   * and one sentence when it cannot.
   */
  public static void main(String[] args) {
    StandAlone.run(System.getenv());
  }

  /**
   * Where browsers and shops reach it, without a slash at the end. In process nobody does; it is
   * the public URL of the settings then.
   */
  public URI baseUrl() {
    URI url = settings.publicUrl();
    return url.getPort() == 0 && server != null
        ? URI.create(url.getScheme() + "://" + url.getHost() + ":" + server.port())
        : url;
  }

  /** Plays buyers, stores and banks. */
  public SandboxControl control() {
    return control;
  }

  /**
   * What it answers to a shop's server, judged, limited and spoilt by faults as over HTTP. How late
   * an answer is, or that none comes, stands in the reply: it waits for nothing.
   *
   * @param path of the operation, such as {@code /Cashier/QueryTradeInfo/V5}
   * @param form an encoded {@code application/x-www-form-urlencoded} body
   */
  public ServerReply answer(String path, String form) {
    return operations.answer(path, form.getBytes(StandardCharsets.UTF_8));
  }

  /** Stops answering and sending. What is due and not yet sent is sent after the next start. */
  @Override
  public void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    operations.close();
    if (server != null) {
      server.stop();
    }
    sender.close();
    store.close();
  }

  private void serve() {
    Objects.requireNonNull(server).start(LOOPBACK, settings.port());
    timer =
        Executors.newSingleThreadScheduledExecutor(work -> {
          Thread thread = new Thread(work, "ecpay-sandbox-timer");
          thread.setDaemon(true);
          return thread;
        });
    Future<?> unused = timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private static RandomGenerator random(@Nullable Long seed) {
    return seed == null ? new SecureRandom() : new Random(seed);
  }

  private static void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = (long) Endpoints.MAX_BODY_BYTES;
    config.http.prefer405over404 = true;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, 4);
    FilterHolder headAsGet = new FilterHolder(new HeadAsGet());
    headAsGet.setAsyncSupported(true);
    config.jetty.modifyServletContextHandler(
        context -> context.addFilter(headAsGet, "/*", EnumSet.of(DispatcherType.REQUEST)));
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
