package tw.jiean.ecpay.transport;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tw.jiean.ecpay.EcpayUnreachable;

/**
 * {@link HttpTransport} on the JDK's client: TLS as the JDK does it, no redirects, and a limit on
 * connecting and on the whole call.
 */
public final class JdkHttpTransport implements HttpTransport {

  private final HttpClient client;
  private final Duration callTimeout;

  /** Connects within 1 second and waits 5 seconds for the answer. */
  public JdkHttpTransport() {
    this(Duration.ofSeconds(1), Duration.ofSeconds(5));
  }

  /** With limits of one's own. */
  public JdkHttpTransport(Duration connectTimeout, Duration callTimeout) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.callTimeout = callTimeout;
  }

  @Override
  public Reply post(URI uri, String form) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(callTimeout)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString(UTF_8));
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new EcpayUnreachable(uri.getPath(), e.getClass().getSimpleName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EcpayUnreachable(uri.getPath(), "interrupted", e);
    }
  }
}
