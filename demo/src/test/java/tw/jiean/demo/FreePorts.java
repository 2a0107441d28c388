package tw.jiean.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Three ports that nobody listened on a moment ago. */
record FreePorts(int server, int management, int sandbox) {

  static FreePorts find() {
    // All three are held open together, so that they differ.
    try (ServerSocket server = open();
        ServerSocket management = open();
        ServerSocket sandbox = open()) {
      return new FreePorts(
          server.getLocalPort(), management.getLocalPort(), sandbox.getLocalPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerSocket open() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  String publicUrl() {
    return "http://localhost:" + server;
  }

  /** The cashier is another site than the marketplace, as in real life. */
  String sandboxUrl() {
    return "http://127.0.0.1:" + sandbox;
  }
}
