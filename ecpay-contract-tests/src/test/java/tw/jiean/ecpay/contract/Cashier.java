package tw.jiean.ecpay.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Collectors;
import tw.jiean.ecpay.checkout.CheckoutForm;

/** A buyer's browser that posts an order and looks at what opens. */
final class Cashier {

  private final HttpClient browser =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NORMAL)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** Posts the form as it stands and gives the page that opens. */
  String open(CheckoutForm form) {
    String body =
        form.fields().stream()
            .map(field -> field.name() + "=" + URLEncoder.encode(field.value(), UTF_8))
            .collect(Collectors.joining("&"));
    try {
      HttpResponse<String> page =
          browser.send(
              HttpRequest.newBuilder(form.action())
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .timeout(Duration.ofSeconds(30))
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return page.body();
    } catch (IOException e) {
      throw new AssertionError("The cashier did not answer", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
