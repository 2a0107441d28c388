package tw.jiean.demo;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody with a browser of their own, and what people do with it on the marketplace. */
final class Visitor implements AutoCloseable {

  static final String BUYER = "client@example.com";
  static final String SELLER = "freelancer@example.com";
  static final String OPERATOR = "admin@example.com";
  static final String PASSWORD = "demo-1234";

  /** A service whose two plans cost NT$450 and NT$3,600, so every method takes both. */
  static final String SERVICE = "英文校稿，讓外國客戶一次看懂";

  /** A service for NT$88,000, which only a card and few others take. */
  static final String DEAR_SERVICE = "電商官網架設，刷卡、超商、物流一次到位";

  /** Display name of whoever signs up. */
  static final String NEWCOMER = "新買家";

  static final int WIDTH = 1280;
  static final int HEIGHT = 800;

  private static final JsonMapper JSON = new JsonMapper();

  private final DemoServer server;
  private final BrowserContext context;
  private final Page page;

  Visitor(DemoServer server, BrowserContext context) {
    this.server = server;
    this.context = context;
    this.page = context.newPage();
  }

  DemoServer server() {
    return server;
  }

  /** Address of a page of the marketplace. */
  String url(String path) {
    return server.page(path).toString();
  }

  Page page() {
    return page;
  }

  /** Goes to a page of the marketplace. */
  Visitor open(String path) {
    page.navigate(url(path));
    return this;
  }

  /** Path and query of the page that is shown. */
  String path() {
    URI shown = URI.create(page.url());
    return shown.getQuery() == null ? shown.getPath() : shown.getPath() + "?" + shown.getQuery();
  }

  /** Waits until the page at a path is shown, and stays. */
  Visitor arrivesAt(String path) {
    // Anchored, since Playwright is content with an address that only contains a match.
    page.waitForURL(Pattern.compile("^" + Pattern.quote(url(path)) + "([A-Z2-7]+/)?(\\?.*)?$"));
    return this;
  }

  Locator main() {
    return page.locator("#main");
  }

  Locator heading() {
    return main().locator("h1");
  }

  Locator button(String name) {
    return main().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** Signs in with the password of the demo. */
  Visitor signIn(String email) {
    open("/login/");
    return fillInLogin(email);
  }

  /** Fills in the sign-in page that is shown. */
  Visitor fillInLogin(String email) {
    page.fill("#username", email);
    page.fill("#password", PASSWORD);
    button("登入").click();
    page.waitForURL(url -> !url.contains("/login/"));
    return this;
  }

  /** A new account, signed in: one without any orders. */
  Visitor signUp() {
    String email = UUID.randomUUID() + "@example.com";
    open("/signup/");
    page.fill("#email", email);
    page.fill("#displayName", NEWCOMER);
    page.fill("#password", PASSWORD);
    main().locator("form button").click();
    page.waitForURL(url -> url.contains("/login/"));
    return fillInLogin(email);
  }

  /** Finds a service by its title and opens its page. */
  Visitor openService(String title) {
    open("/");
    page.fill("#q", title);
    page.press("#q", "Enter");
    services().getByText(title).click();
    page.waitForURL(Pattern.compile(".*/services/\\d+/"));
    return this;
  }

  /** The services that the catalogue shows. */
  Locator services() {
    return main().locator("article a[href^='/services/']");
  }

  /** Opens a service and goes on to its choice of plan and method. */
  Choice choose(String service, String plan) {
    openService(service);
    main().locator("a[href*='plan=" + plan + "']").click();
    return new Choice(this);
  }

  /** Number of the order that the page shown is about. */
  String orderNumber() {
    String href = main().locator("a[href^='/orders/']").first().getAttribute("href");
    return href.replaceAll("^/orders/|/.*$", "");
  }

  /** What {@code GET /orders/{orderNo}/status/} says. */
  JsonNode status(String orderNumber) {
    APIResponse answer = context.request().get(url("/orders/" + orderNumber + "/status/"));
    return JSON.readTree(answer.body());
  }

  /** How many orders this buyer has. */
  int orders() {
    return open("/orders/")
        .main()
        .locator("a[href^='/orders/'][href$='/']:not([href='/orders/'])")
        .count();
  }

  /** Sets language, width and colours for the pages to come. */
  void look(Look look) {
    context.addCookies(List.of(new Cookie("language", look.language()).setUrl(url("/"))));
    page.setViewportSize(look.width(), HEIGHT);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
  }

  /** Stores picture and text of the page that is shown. */
  void keep(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(name + ".html"), "<!-- " + page.url() + " -->\n" + page.content());
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(folder.resolve(name + ".png")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (PlaywrightException e) {
      System.err.println(
          "No picture of " + name + ": " + e.getMessage()); // a page may be on its way
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
