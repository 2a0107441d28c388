package tw.jiean.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * What stands before the marketplace on the internet: takes https and passes on plain http. Its
 * certificate is one of its own, which this JVM trusts as long as it stands.
 */
final class TlsFront implements AutoCloseable {

  private static final char[] PASSWORD = "changeit".toCharArray();

  /** Of one connection, not of what is passed on. */
  private static final Set<String> HOP =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "date");

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient behind =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final SSLContext usual;

  private TlsFront(HttpsServer server, SSLContext usual) {
    this.server = server;
    this.usual = usual;
  }

  /** On a free port, before what is or will be at the port of this machine. */
  static TlsFront before(int port) {
    try {
      SSLContext usual = SSLContext.getDefault();
      SSLContext own = own(certificate());
      HttpsServer server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(own));
      SSLContext.setDefault(own);
      TlsFront front = new TlsFront(server, usual);
      server.setExecutor(front.threads);
      server.createContext("/", exchange -> front.pass(exchange, port));
      server.start();
      return front;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No https here", e);
    }
  }

  String address() {
    return "https://localhost:" + server.getAddress().getPort();
  }

  private void pass(HttpExchange exchange, int port) throws IOException {
    try (exchange) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (isPassedOn(name)) {
              values.forEach(value -> request.header(name, value));
            }
          });
      HttpResponse<byte[]> answer =
          behind.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (isPassedOn(name)) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isPassedOn(String name) {
    return !HOP.contains(name.toLowerCase(Locale.ROOT));
  }

  private static SSLContext own(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    Files.delete(file);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext own = SSLContext.getInstance("TLS");
    own.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return own;
  }

  /** By the JDK's own tool, as its library makes none. */
  private static Path certificate() throws IOException {
    Path file = Files.createTempDirectory("jiean-tls").resolve("localhost.p12");
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "localhost",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    try {
      if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
        throw new IOException(new String(tool.getInputStream().readAllBytes(), UTF_8));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return file;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    behind.close();
    SSLContext.setDefault(usual);
  }
}
