package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real HTTP server on loopback that answers one path always alike. */
public final class LoopbackServer implements AutoCloseable {

  private final HttpServer server;
  private final List<String> forms = new CopyOnWriteArrayList<>();

  public LoopbackServer(String path, String answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        path,
        exchange -> {
          forms.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          byte[] bytes = answer.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  public String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What was sent, in order, encoded. */
  public List<String> forms() {
    return Collections.unmodifiableList(forms);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
