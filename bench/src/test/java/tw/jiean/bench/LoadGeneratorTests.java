package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers each request with the next of its answers. */
class LoadGeneratorTests {

  private static final String RIGHT = "HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\n1|OK";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final byte[] REQUEST = new byte[100];

  private final AtomicInteger received = new AtomicInteger();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void everyRequestIsSentOnceAndEveryRightAnswerCounts() {
    Load load = load(1000, 16, number -> RIGHT);

    assertThat(received).hasValue(1000);
    assertThat(load.answers()).isEqualTo(1000);
    assertThat(load.latencies().milliseconds(0.5)).isPositive();
    assertThat(load.errors()).isEmpty();
    assertThat(load.reopened()).isZero();
  }

  @Test
  void whateverDiffersByAByteIsAnError() {
    List<String> wrong =
        List.of(
            "HTTP/1.1 200 \r\nContent-Length: 5\r\n\r\n1|OK\n",
            "HTTP/1.1 200 \r\nContent-Length: 4\r\n\r\n1|Ok",
            "HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n",
            "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n4\r\n1|Ok\r\n0\r\n\r\n",
            "HTTP/1.1 500 \r\nContent-Length: 4\r\n\r\n1|OK");

    Load load = load(10, 1, number -> number % 2 == 0 ? RIGHT : wrong.get(number / 2));

    assertThat(load.answers()).isEqualTo(10);
    assertThat(load.errors())
        .containsOnly(entry("status 200 with another body", 4), entry("status 500", 1));
  }

  @Test
  void anAnswerMayComeInPieces() {
    String long200 = "HTTP/1.1 200 \r\nX: " + "x".repeat(20_000) + "\r\n" + RIGHT.substring(15);

    assertThat(load(100, 4, number -> long200).errors()).isEmpty();
  }

  @Test
  void goesOnWhereTheServerClosesTheConnection() {
    Load load = load(100, 4, number -> RIGHT.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n"));

    assertThat(load.answers()).isEqualTo(100);
    assertThat(load.errors()).isEmpty();
    assertThat(load.reopened()).isEqualTo(100);
  }

  @Test
  void aConnectionLostWithoutAnswerIsAnError() {
    Load load = load(10, 1, number -> number == 5 ? "" : RIGHT);

    assertThat(load.answers()).isEqualTo(9);
    assertThat(load.errors()).hasSize(1).containsValue(1);
  }

  private Load load(int requests, int connections, IntFunction<String> answers) {
    Thread.ofVirtual().start(() -> serve(answers));
    return new LoadGenerator((InetSocketAddress) server.getLocalSocketAddress())
        .run(
            Requests.once(Collections.nCopies(requests, REQUEST)),
            Answer.ACKNOWLEDGED,
            connections,
            MINUTE);
  }

  private void serve(IntFunction<String> answers) {
    try {
      while (!server.isClosed()) {
        Socket connection = server.accept();
        Thread.ofVirtual().start(() -> serve(connection, answers));
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Closes the connection after an answer that says so, or that is none. */
  private void serve(Socket connection, IntFunction<String> answers) {
    try (connection;
        InputStream requests = connection.getInputStream()) {
      String answer = RIGHT;
      while (!answer.isEmpty()
          && !answer.contains("close")
          && requests.readNBytes(REQUEST.length).length == REQUEST.length) {
        answer = answers.apply(received.getAndIncrement());
        connection.getOutputStream().write(answer.getBytes(US_ASCII));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
