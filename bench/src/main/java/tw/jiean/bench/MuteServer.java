package tw.jiean.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every call, reads it, and never answers. */
final class MuteServer implements AutoCloseable {

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger hanging = new AtomicInteger();

  MuteServer() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** How many calls have come. */
  int calls() {
    return calls.get();
  }

  /** How many hang now. */
  int hanging() {
    return hanging.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        calls.incrementAndGet();
        hanging.incrementAndGet();
        threads.execute(() -> hang(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void hang(Socket caller) {
    try (caller) {
      caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // given up
    } finally {
      hanging.decrementAndGet();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
