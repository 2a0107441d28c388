package tw.jiean.marketplace.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import tw.jiean.ecpay.notification.SampleNotification;

/** ECPay as the shop feels it: it posts its messages, many at once, until each is acknowledged. */
final class Sender implements AutoCloseable {

  /** What ECPay waits for an answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  /** Starts telling these messages to the instances in turn, in the order given. */
  Delivery tell(List<AppProcess> instances, List<Notice> messages) {
    return new Delivery(this, instances, messages);
  }

  /** Posts a message once. */
  Answer post(AppProcess instance, Notice notice) {
    URI address = instance.at("/order/return/");
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", SampleNotification.CONTENT_TYPE)
            .POST(BodyPublishers.ofString(notice.body()))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer(Answer.NONE, e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(Answer.NONE, "the test is over");
    }
  }

  /** Posts these messages once, all at the same time, and gives those that were acknowledged. */
  Set<String> postOnce(AppProcess instance, List<Notice> messages) {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Notice message : messages) {
        senders.execute(() -> {
          if (post(instance, message).acknowledges()) {
            acknowledged.add(message.tradeNo());
          }
        });
      }
    }
    return acknowledged;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** What came back; a shop that is down gives none. */
  record Answer(int status, String body) {

    static final int NONE = 0;

    boolean acknowledges() {
      return status == 200 && body.equals("1|OK");
    }

    /** Whether sending again can help: it is down or in trouble, and has refused nothing. */
    boolean isTrouble() {
      return status == NONE || status >= 500;
    }
  }
}
