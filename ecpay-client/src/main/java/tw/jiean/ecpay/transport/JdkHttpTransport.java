package tw.jiean.ecpay.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import tw.jiean.ecpay.EcpayUnreachable;

/**
 * {@link HttpTransport} on the JDK's client: TLS as the JDK does it, no redirects, and limits on
 * connecting, on the whole call to its last byte, and on the length of the reply. The JDK repeats
 * no POST by itself; where it is told to, this refuses to be made, because it could give money back
 * twice.
 */
public final class JdkHttpTransport implements HttpTransport {

  /** Most are below 2 kB; a periodic plan of 999 charges has some 130 kB. */
  private static final long MOST_TEXT_BYTES = 256 * 1024;

  /** Some four million rows. */
  private static final long MOST_FILE_BYTES = 1024L * 1024 * 1024;

  /** Makes the JDK repeat requests of every method after a broken connection. */
  private static final String REPEATS_ALL = "jdk.httpclient.enableAllMethodRetry";

  private final HttpClient client;
  private final Duration callTimeout;
  private final Duration downloadTimeout;

  /** Connects within 1 second, waits 5 seconds for an answer and 2 minutes for a whole file. */
  public JdkHttpTransport() {
    this(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(2));
  }

  /**
   * With limits of one's own.
   *
   * @param connectTimeout until the connection stands
   * @param callTimeout until the last byte of an answer
   * @param downloadTimeout until the last byte of a file
   * @throws IllegalArgumentException when one of them is not longer than nothing
   * @throws IllegalStateException when a system property makes the JDK repeat requests
   */
  public JdkHttpTransport(Duration connectTimeout, Duration callTimeout, Duration downloadTimeout) {
    String repeats = System.getProperty(REPEATS_ALL, "false");
    if (repeats.isEmpty() || Boolean.parseBoolean(repeats)) {
      throw new IllegalStateException(
          "Take the system property "
              + REPEATS_ALL
              + " away: a refund sent twice gives back twice");
    }
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    this.callTimeout = positive(callTimeout);
    this.downloadTimeout = positive(downloadTimeout);
  }

  private static Duration positive(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("A limit of time is longer than nothing: " + limit);
    }
    return limit;
  }

  @Override
  public Reply post(URI uri, String form) {
    var response =
        call(
            uri,
            form,
            callTimeout,
            () -> new BoundedBody<>(BodySubscribers.ofString(UTF_8), MOST_TEXT_BYTES));
    return new Reply(response.statusCode(), response.body(), date(response));
  }

  @Override
  public Reply download(URI uri, String form, Path file) {
    var response =
        call(
            uri,
            form,
            downloadTimeout,
            () -> new BoundedBody<>(BodySubscribers.ofFile(file), MOST_FILE_BYTES));
    return new Reply(response.statusCode(), "", date(response));
  }

  private <T> HttpResponse<T> call(
      URI uri, String form, Duration timeout, Supplier<BodySubscriber<T>> body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    // HttpRequest.timeout ends with the reply's headers; this one lasts until its last byte.
    var call = client.sendAsync(request, head -> body.get());
    try {
      return call.get(timeout.toMillis(), MILLISECONDS);
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

  /** Only ever a hint, so a server that writes it in another way just gives none. */
  private static Optional<Instant> date(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static EcpayUnreachable unreachable(URI uri, Throwable cause) {
    String reason =
        cause instanceof BoundedBody.TooLong
            ? String.valueOf(cause.getMessage())
            : cause.getClass().getSimpleName();
    return new EcpayUnreachable(uri.getPath(), reason, cause);
  }
}
