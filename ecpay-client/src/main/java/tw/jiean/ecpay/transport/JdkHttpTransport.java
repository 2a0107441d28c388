package tw.jiean.ecpay.transport;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import tw.jiean.ecpay.EcpayUnreachable;

/**
 * {@link HttpTransport} on the JDK's client: TLS as the JDK does it, no redirects, and limits on
 * connecting, on the whole call to its last byte, and on the length of the reply.
 */
public final class JdkHttpTransport implements HttpTransport {

  /** ECPay's replies are below 2 kB. */
  private static final int MOST_BYTES = 64 * 1024;

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
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    // HttpRequest.timeout ends with the reply's headers; this one lasts until its last byte.
    var call = client.sendAsync(request, head -> new BoundedBody(MOST_BYTES));
    try {
      var response = call.get(callTimeout.toMillis(), MILLISECONDS);
      return new Reply(response.statusCode(), response.body());
    } catch (ExecutionException e) {
      throw unreachable(uri, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw unreachable(uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(uri, e);
    } finally {
      call.cancel(true);
    }
  }

  private static EcpayUnreachable unreachable(URI uri, Throwable cause) {
    return new EcpayUnreachable(uri.getPath(), cause.getClass().getSimpleName(), cause);
  }
}
