package tw.jiean.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium that is installed on this machine, driven by Playwright. Started with the first
 * {@link #running()} and shared until the JVM ends; only the thread that runs the tests uses it.
 */
final class Chromium implements AutoCloseable {

  /** Some other name under which the marketplace is reached, without any DNS. */
  static final String STRANGE_HOST = "shop.example";

  private static final List<String> NAMES =
      List.of(
          // The same browser without a window's trimmings, which takes a quarter less time.
          "chromium-headless-shell",
          "chromium",
          "chromium-browser",
          "google-chrome-stable",
          "google-chrome");

  private static final int PATIENCE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  private static final class Holder {
    static final Chromium INSTANCE = launch();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "chromium-stop"));
    }
  }

  /** The one of this JVM. */
  static Chromium running() {
    return Holder.INSTANCE;
  }

  private static Chromium launch() {
    // Playwright would fetch a browser of its own, which most machines that build cannot.
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            // What pages run, they run once: compiling it well does not pay.
                            "--js-flags=--no-opt,--no-maglev,--single-threaded-gc",
                            "--host-resolver-rules=MAP " + STRANGE_HOST + " 127.0.0.1")));
    return new Chromium(playwright, browser);
  }

  /** {@code CHROMIUM_PATH}, else the first that is found on the path. */
  private static Path executable() {
    return Optional.ofNullable(System.getenv("CHROMIUM_PATH"))
        .map(Path::of)
        .or(() -> onPath().filter(Files::isExecutable).findFirst())
        .orElseThrow(() ->
            new IllegalStateException(
                "The browser tests need Chromium: install it (bin/verify does so on Debian and"
                    + " Ubuntu), or name one in CHROMIUM_PATH."));
  }

  private static Stream<Path> onPath() {
    return NAMES.stream()
        .flatMap(name ->
            Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name)));
  }

  /** A fresh profile: no cookies, no storage, no cache. */
  Visitor visitor(DemoServer server, int width, boolean script) {
    return new Visitor(
        server,
        browser.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(script)
                // Of TlsFront.
                .setIgnoreHTTPSErrors(true)
                .setLocale("zh-TW")
                .setTimezoneId("Asia/Taipei")
                .setViewportSize(width, Visitor.HEIGHT)));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
