package tw.jiean.ecpay.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A shop that writes down what it is told, and answers what a test wants. */
final class Shop implements AutoCloseable {

  record Message(String path, String contentType, Form form) {}

  private final HttpServer server;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private volatile int status = 200;
  private volatile String answer = "1|OK";

  Shop() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::receive);
    server.start();
  }

  String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + path;
  }

  void answers(int status, String answer) {
    this.status = status;
    this.answer = answer;
  }

  /** The next message, waiting at most ten seconds for it. */
  Message next() {
    try {
      Message message = messages.poll(10, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("The shop was told nothing");
      }
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What has come so far. */
  List<Message> received() {
    List<Message> all = new ArrayList<>();
    messages.drainTo(all);
    return all;
  }

  private void receive(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    messages.add(
        new Message(
            exchange.getRequestURI().getPath(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            Form.parse(body)));
    byte[] bytes = answer.getBytes(UTF_8);
    if (status == 302) {
      exchange.getResponseHeaders().set("Location", url("/elsewhere"));
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
