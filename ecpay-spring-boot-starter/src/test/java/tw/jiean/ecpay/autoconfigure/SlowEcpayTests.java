package tw.jiean.ecpay.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.transport.HttpTransport;

/** An ECPay in trouble holds nobody up for long, also where nobody has set anything. */
class SlowEcpayTests {

  private static final int AT_ONCE = 50;

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(EcpayAutoConfiguration.class));

  @Test
  void unlessSetOtherwiseConnectingTakesASecondAndACallFive() {
    context.run(started -> {
      EcpayProperties limits = started.getBean(EcpayProperties.class);
      assertThat(limits.connectTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(1));
      assertThat(limits.callTimeout()).isLessThanOrEqualTo(Duration.ofSeconds(5));
    });
  }

  @Test
  void callsThatEcpayTakesAndNeverAnswersAllEndInTime() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, AT_ONCE, InetAddress.getLoopbackAddress())) {
      assertThat(timeToGiveUp(mute, AT_ONCE))
          .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
    }
  }

  @Test
  void aCallThatCannotEvenConnectEndsInTime() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> crowd = crowd(full);
      try {
        assertThat(timeToGiveUp(full, 1)).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
      } finally {
        for (Socket socket : crowd) {
          socket.close();
        }
      }
    }
  }

  /** Connects to a server that accepts nobody until the system takes no more for it. */
  private static List<Socket> crowd(ServerSocket server) throws IOException {
    List<Socket> crowd = new ArrayList<>();
    while (true) {
      Socket socket = new Socket();
      crowd.add(socket);
      try {
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 300);
      } catch (SocketTimeoutException e) {
        return crowd;
      }
    }
  }

  /** Makes so many calls at once with the settings as they come. */
  private Duration timeToGiveUp(ServerSocket ecpay, int calls) {
    URI address = URI.create("http://127.0.0.1:" + ecpay.getLocalPort() + "/");
    AtomicReference<Duration> taken = new AtomicReference<>();
    context.run(started -> {
      HttpTransport transport = started.getBean(HttpTransport.class);
      ExecutorService callers = Executors.newFixedThreadPool(calls);
      long start = System.nanoTime();
      try {
        CompletableFuture.allOf(
                Stream.generate(
                        () -> CompletableFuture.runAsync(() -> giveUp(transport, address), callers))
                    .limit(calls)
                    .toArray(CompletableFuture[]::new))
            .join();
      } finally {
        callers.shutdownNow();
      }
      taken.set(Duration.ofNanos(System.nanoTime() - start));
    });
    return taken.get();
  }

  private static void giveUp(HttpTransport transport, URI address) {
    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(() -> transport.post(address, "MerchantID=1"))
        .withMessageContaining("Timeout");
  }
}
