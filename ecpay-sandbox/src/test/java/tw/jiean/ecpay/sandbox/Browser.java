package tw.jiean.ecpay.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A buyer's browser without script: posts forms, and follows redirects one by one. */
final class Browser {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern ACTION =
      Pattern.compile("<form id=\"return_form\" method=\"post\" action=\"([^\"]*)\">");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  Browser(EcpaySandbox sandbox) {
    this(sandbox.baseUrl());
  }

  Browser(URI base) {
    this.base = base;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)));
  }

  HttpResponse<String> post(String path, Form form) {
    return post(path, "application/x-www-form-urlencoded", form.encoded());
  }

  HttpResponse<String> post(String path, String contentType, String body) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Posts an order and gives the path of the cashier that opens. */
  String open(Form order) {
    HttpResponse<String> response = post("/Cashier/AioCheckOut/V5", order);
    return response
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError("No cashier opened: " + response.body()));
  }

  /** Posts a step of the cashier and shows the page that it leads to. */
  String step(String path, String... namesAndValues) {
    HttpResponse<String> response = post(path, Form.of(namesAndValues));
    return response.headers().firstValue("Location").map(it -> get(it).body()).orElse("")
        + (response.statusCode() == 303 ? "" : response.body());
  }

  /** The fields that a page would post back to the shop. */
  static Form hiddenFields(String page) {
    Form form = Form.of();
    Matcher field = HIDDEN.matcher(page);
    while (field.find()) {
      form = form.with(unescaped(field.group(1)), unescaped(field.group(2)));
    }
    return form;
  }

  /** Where a page would post back to. */
  static String returnTarget(String page) {
    Matcher action = ACTION.matcher(page);
    if (!action.find()) {
      throw new AssertionError("The page posts nothing to the shop: " + page);
    }
    return unescaped(action.group(1));
  }

  /** What the escapes of a page stand for. */
  static String unescaped(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x60;", "`")
        .replace("&#x3D;", "=")
        .replace("&amp;", "&");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
