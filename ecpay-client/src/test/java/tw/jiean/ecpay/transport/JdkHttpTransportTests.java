package tw.jiean.ecpay.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.EcpayUnreachable;

class JdkHttpTransportTests {

  private static final Duration LONG = Duration.ofSeconds(20);

  /** A retry by the JDK's client would give money back twice. */
  @Test
  void aFormWhoseConnectionBreaksIsNotSentAgainByTheJdk() throws IOException {
    var transport = new JdkHttpTransport(LONG, LONG, LONG);
    try (var server = new HangingUp()) {
      URI address = URI.create("http://127.0.0.1:" + server.port() + "/CreditDetail/DoAction");

      assertThat(transport.post(address, "first=1").body()).isEqualTo("ok");
      // On the connection kept alive, which a client could take for a stale one.
      assertThatExceptionOfType(EcpayUnreachable.class)
          .isThrownBy(() -> transport.post(address, "second=1"));
      // And on a new one.
      assertThatExceptionOfType(EcpayUnreachable.class)
          .isThrownBy(() -> transport.post(address, "third=1"));

      assertThat(server.bodies()).containsExactly("first=1", "second=1", "third=1");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "TRUE"})
  void aJdkThatIsToldToRepeatEveryRequestIsNotUsed(String repeats) {
    System.setProperty("jdk.httpclient.enableAllMethodRetry", repeats);
    try {
      assertThatIllegalStateException()
          .isThrownBy(JdkHttpTransport::new)
          .withMessageContaining("enableAllMethodRetry");
    } finally {
      System.clearProperty("jdk.httpclient.enableAllMethodRetry");
    }
    assertThat(new JdkHttpTransport()).isNotNull();
  }

  @Test
  void aLimitThatCouldNeverBeKeptIsRefused() {
    for (Duration none : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
      assertThatIllegalArgumentException().isThrownBy(() -> new JdkHttpTransport(none, LONG, LONG));
      assertThatIllegalArgumentException().isThrownBy(() -> new JdkHttpTransport(LONG, none, LONG));
      assertThatIllegalArgumentException().isThrownBy(() -> new JdkHttpTransport(LONG, LONG, none));
    }
  }

  /** Answers the first request and hangs up on every other, as soon as it was read. */
  private static final class HangingUp implements AutoCloseable {

    private final ServerSocket listening =
        new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> bodies = new CopyOnWriteArrayList<>();

    HangingUp() throws IOException {
      var thread = new Thread(this::serve, "hanging-up");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return listening.getLocalPort();
    }

    List<String> bodies() {
      return bodies;
    }

    private void serve() {
      while (!listening.isClosed()) {
        try (Socket connection = listening.accept()) {
          while (answer(connection)) {
            // The next request on the same connection.
          }
        } catch (IOException e) {
          // The test is over, or the client has hung up first.
        }
      }
    }

    private boolean answer(Socket connection) throws IOException {
      InputStream in = connection.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int letter = in.read();
        if (letter < 0) {
          return false;
        }
        head.append((char) letter);
      }
      int length =
          head.toString()
              .lines()
              .filter(line -> line.startsWith("Content-Length: "))
              .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
              .findFirst()
              .orElse(0);
      bodies.add(new String(in.readNBytes(length), US_ASCII));
      if (bodies.size() > 1) {
        return false;
      }
      connection
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
      return true;
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
