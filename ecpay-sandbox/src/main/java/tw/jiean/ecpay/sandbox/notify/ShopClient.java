package tw.jiean.ecpay.sandbox.notify;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts a form to a shop, follows no redirect, and waits at most ten seconds for all of the answer.
 */
final class ShopClient implements ShopTransport {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);
  private static final int ANSWER_LIMIT = 1_000;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  /** What the shop answered; a failure to get an answer is an answer too. */
  @Override
  public Answer post(String url, String body) {
    HttpRequest request;
    try {
      request =
          HttpRequest.newBuilder(URI.create(url))
              .timeout(ANSWER_TIMEOUT)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("User-Agent", "ecpay-sandbox")
              .POST(BodyPublishers.ofString(body))
              .build();
    } catch (IllegalArgumentException e) {
      return Answer.none("no usable URL: " + e.getMessage());
    }
    CompletableFuture<HttpResponse<byte[]>> exchange =
        http.sendAsync(request, head -> new FirstBytes(ANSWER_LIMIT));
    try {
      // The request's own time-out ends with the headers; this one covers a trickling body as well.
      HttpResponse<byte[]> response =
          exchange.get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return Answer.of(response.statusCode(), response.body());
    } catch (ExecutionException e) {
      return Answer.none("no answer: " + e.getCause());
    } catch (TimeoutException e) {
      exchange.cancel(true);
      return Answer.none("no answer within " + ANSWER_TIMEOUT.toSeconds() + " s");
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      return Answer.none("the sandbox stopped");
    }
  }
}
