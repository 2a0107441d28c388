package tw.jiean.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who is signed in to the site and sends its forms, as a browser does. */
final class DemoVisitor implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient browser =
      HttpClient.newBuilder().connectTimeout(PATIENCE).cookieHandler(new CookieManager()).build();
  private final URI site;
  private String token;

  private DemoVisitor(URI site) throws IOException, InterruptedException {
    this.site = site;
    this.token = tokenOf("/login/");
  }

  static DemoVisitor signedIn(URI site, String email, String password)
      throws IOException, InterruptedException {
    DemoVisitor visitor = new DemoVisitor(site);
    visitor.post("/login/", Map.of("username", email, "password", password));
    visitor.token = visitor.tokenOf("/account/");
    return visitor;
  }

  /**
   * Sends a form.
   *
   * @throws IllegalStateException when the site does not take it
   */
  void post(String path, Map<String, String> fields) throws IOException, InterruptedException {
    Map<String, String> form = new HashMap<>(fields);
    form.put("_csrf", token);
    HttpResponse<String> answer =
        send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form.entrySet().stream()
                            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                            .collect(Collectors.joining("&")))));
    // What a form changes is shown after a redirect; everything else is a refusal.
    if (answer.statusCode() / 100 != 3) {
      throw new IllegalStateException(path + " was answered with " + answer.statusCode());
    }
  }

  private String tokenOf(String path) throws IOException, InterruptedException {
    Matcher found = TOKEN.matcher(send(request(path)).body());
    if (!found.find()) {
      throw new IllegalStateException(path + " has no form for somebody who is signed in");
    }
    return found.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(site.resolve(path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    browser.close();
  }
}
