package tw.jiean.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody with a browser: what his requests carry. One who has signed in did so by the product's
 * own form, so his session is a real one.
 *
 * @param account the number of his account, 0 of nobody
 * @param cookies as the header has them, empty without
 * @param token that forms of his session carry
 */
record Visitor(InetSocketAddress site, long account, String cookies, String token) {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*? value=\"([^\"]+)\"");

  static Visitor anonymous(InetSocketAddress site) {
    return new Visitor(site, 0, "", "");
  }

  /** Signs in. */
  static Visitor signedIn(InetSocketAddress site, long account, String email, String password)
      throws IOException, InterruptedException {
    CookieManager jar = new CookieManager();
    try (HttpClient browser = HttpClient.newBuilder().cookieHandler(jar).build()) {
      URI login = uri(site, "/login/");
      HttpRequest form = HttpRequest.newBuilder(login).build();
      String page = browser.send(form, BodyHandlers.ofString()).body();
      Map<String, String> fields =
          Map.of("username", email, "password", password, "_csrf", tokenOn(page));
      HttpResponse<String> answer =
          browser.send(
              HttpRequest.newBuilder(login)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(encoded(fields)))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 302) {
        throw new IllegalStateException("Signing in was answered " + answer.statusCode());
      }
      // Every page has the form that signs out.
      HttpRequest page0 = HttpRequest.newBuilder(uri(site, "/account/")).build();
      String token = tokenOn(browser.send(page0, BodyHandlers.ofString()).body());
      String cookies =
          jar.getCookieStore().getCookies().stream()
              .map(cookie -> cookie.getName() + "=" + cookie.getValue())
              .collect(Collectors.joining("; "));
      return new Visitor(site, account, cookies, token);
    }
  }

  private static URI uri(InetSocketAddress site, String path) {
    return URI.create("http://" + site.getHostString() + ":" + site.getPort() + path);
  }

  private static String tokenOn(String page) {
    Matcher token = TOKEN.matcher(page);
    if (!token.find()) {
      throw new IllegalStateException("A page without a form's token:\n" + page);
    }
    return token.group(1);
  }

  /** Asks for a page. */
  byte[] get(String path) {
    return (head("GET", path) + "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Sends a form. */
  byte[] post(String path, Map<String, String> fields) {
    String body = encoded(fields) + "&_csrf=" + encoded(token);
    return (head("POST", path)
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String head(String method, String path) {
    List<String> lines =
        List.of(
            method + " " + path + " HTTP/1.1",
            "Host: " + site.getHostString() + ":" + site.getPort(),
            "Accept: text/html");
    return String.join("\r\n", lines)
        + (cookies.isEmpty() ? "" : "\r\nCookie: " + cookies)
        + "\r\n";
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
