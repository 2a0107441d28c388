package tw.jiean.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.util.FileSystemUtils;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxControl;
import tw.jiean.marketplace.job.Job;

/**
 * The whole demo in this JVM, on free ports and a new data folder, with demo data: what browser
 * tests drive. Started with the first {@link #running()} and shared until the JVM ends.
 */
public final class DemoServer implements AutoCloseable {

  private final FreePorts ports;
  private final String site;
  private final Path data;
  private final ConfigurableApplicationContext application;

  private DemoServer(
      FreePorts ports, String site, Path data, ConfigurableApplicationContext application) {
    this.ports = ports;
    this.site = site;
    this.data = data;
    this.application = application;
  }

  private static final class Holder {
    static final DemoServer INSTANCE = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "demo-stop"));
    }
  }

  /** The one of this JVM. */
  public static DemoServer running() {
    return Holder.INSTANCE;
  }

  /**
   * Another one, for tests that carry {@link BrowserTest#apart()}: behind https, its time passes
   * when a test says so, and its jobs run then only. There is one seller with one service, and an
   * operator.
   */
  static DemoServer apart() {
    FreePorts ports = FreePorts.find();
    TlsFront front = TlsFront.before(ports.server());
    DemoServer server =
        start(
            ports,
            front.address(),
            "--spring.main.sources=" + PassingTime.class.getName(),
            "--jiean.jobs.enabled=false",
            "--jiean.demo=false");
    server.application.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) closing -> front.close());
    PassingTime.populate(server);
    return server;
  }

  private static DemoServer start() {
    FreePorts ports = FreePorts.find();
    // All pages of the gallery are looked at with one sign-in.
    return start(ports, ports.publicUrl(), "--jiean.account.fresh-sign-in=6h");
  }

  private static DemoServer start(FreePorts ports, String site, String... more) {
    Path data = newFolder();
    List<String> settings =
        List.of(
            "--server.port=" + ports.server(),
            "--management.server.port=" + ports.management(),
            "--ecpay.sandbox-port=" + ports.sandbox(),
            "--ecpay.sandbox-url=" + ports.sandboxUrl(),
            "--jiean.public-url=" + site,
            "--jiean.data-dir=" + data,
            // Ours, so that the folder goes after the database has gone.
            "--spring.main.register-shutdown-hook=false");
    return new DemoServer(
        ports,
        site,
        data,
        DemoApplication.start(
            Stream.concat(settings.stream(), Stream.of(more)).toArray(String[]::new)));
  }

  @Override
  public void close() {
    application.close();
    try {
      FileSystemUtils.deleteRecursively(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("jiean-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A page of the marketplace, at {@code http(s)://localhost:<port>}; the path begins with a slash.
   */
  public URI page(String path) {
    return URI.create(site + path);
  }

  /** A page of the sandbox, at {@code http://127.0.0.1:<port>}: to a browser it is another site. */
  public URI cashier(String path) {
    return URI.create(ports.sandboxUrl() + path);
  }

  /** Health and metrics. */
  public URI management(String path) {
    return URI.create("http://localhost:" + ports.management() + path);
  }

  /** Pays, declines and expires as buyers, stores and banks do. */
  public SandboxControl sandbox() {
    return bean(EcpaySandbox.class).control();
  }

  /** Does now what a job does at its interval. */
  public void run(String job) {
    application.getBeansOfType(Job.class).values().stream()
        .filter(one -> one.name().equals(job))
        .findFirst()
        .orElseThrow()
        .work()
        .run();
  }

  /**
   * Lets time pass for the marketplace and ECPay; only of a server with a time of its own. What
   * falls due meanwhile happens when a job is {@link #run}.
   */
  void pass(Duration time) {
    bean(PassingTime.Moved.class).pass(time);
    sandbox().runDue();
  }

  /** A part of the running application. */
  public <T> T bean(Class<T> type) {
    return application.getBean(type);
  }
}
