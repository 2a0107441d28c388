package tw.jiean.ecpay.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardIT extends SandboxTestBase {

  /** S7 of the goals. A machine always has one more address: all of 127.0.0.0/8 is its own. */
  @Test
  void listensOnOneAddressOfLoopbackOnly() throws IOException {
    List<InetAddress> others =
        Stream.concat(
                Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress()),
                Stream.of(InetAddress.getByName("127.0.0.2")))
            .toList();

    for (InetAddress address : others) {
      try (Socket socket = new Socket()) {
        assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port()), 2_000))
            .as("%s", address)
            .isInstanceOf(IOException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example"})
  void answersNobodyWhoCallsItByAnotherName(String host) throws IOException {
    assertThat(status("GET /api/trades/ HTTP/1.1", "Host: " + host)).isEqualTo(421);
    assertThat(status("GET / HTTP/1.1", "Host: " + host)).isEqualTo(421);
    assertThat(status("POST /Cashier/AioCheckOut/V5 HTTP/1.1", "Host: " + host)).isEqualTo(421);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "localhost:8090", "[::1]:8090"})
  void answersUnderTheNamesOfLoopback(String host) throws IOException {
    assertThat(status("GET /api/trades/ HTTP/1.1", "Host: " + host)).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin: https://evil.example",
    "Origin: null",
    "Origin: http://localhost:1",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site"
  })
  void letsNoOtherSiteCommandIt(String header) throws IOException {
    for (String path : List.of("/api/trades/T1/pay/", "/trades/1/pay", "/cashier/1/card")) {
      assertThat(status("POST " + path + " HTTP/1.1", "Host: localhost:8090", header))
          .isEqualTo(403);
    }
  }

  @Test
  void letsItsOwnPagesAndScriptsWithoutABrowserCommandIt() throws IOException {
    String post = "POST /api/trades/T1/pay/ HTTP/1.1";

    assertThat(status(post, "Host: localhost:8090")).isEqualTo(404);
    assertThat(
            status(
                post,
                "Host: localhost:8090",
                "Origin: http://localhost:8090",
                "Sec-Fetch-Site: same-origin"))
        .isEqualTo(404);
  }

  @Test
  void takesOrdersFromOtherSites() throws IOException {
    assertThat(
            status(
                "POST /Cashier/AioCheckOut/V5 HTTP/1.1",
                "Host: localhost:8090",
                "Origin: https://shop.example",
                "Sec-Fetch-Site: cross-site"))
        .isEqualTo(200);
  }

  private int port() {
    return sandbox.baseUrl().getPort();
  }

  private int status(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      String request = String.join("\r\n", lines) + "\r\nContent-Length: 0\r\nConnection: close";
      socket.getOutputStream().write((request + "\r\n\r\n").getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }
}
