package tw.jiean.marketplace.crash;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The wire between an application and its PostgreSQL, which can be cut at any byte of a commit that
 * keeps a message of ECPay.
 */
final class Wire implements AutoCloseable {

  private final int database;
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Cut> armed = new AtomicReference<>();
  private final Map<Half, Integer> longest = new ConcurrentHashMap<>();

  /** A wire to this port. */
  Wire(int database) throws IOException {
    this.database = database;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Which half of a commit is on its way. */
  enum Half {
    REQUEST,
    REPLY
  }

  /** What both ends notice of a cut: that the other one is gone, or nothing at all. */
  enum Kind {
    HUNG_UP,
    SILENT
  }

  /**
   * Where to cut: after so many bytes of that half have passed. A cut at 0 bytes of the request
   * keeps the commit from the database; one at 0 bytes of the reply comes after it is done.
   */
  record Cut(Half half, int bytes, Kind kind) {}

  int port() {
    return door.getLocalPort();
  }

  /** Cuts the connection that commits next. */
  void arm(Cut cut) {
    armed.set(cut);
  }

  /** Whether a cut still waits for a commit that is long enough. */
  boolean isArmed() {
    return armed.get() != null;
  }

  /** The longest half that has passed so far, in bytes. */
  int longest(Half half) {
    return longest.getOrDefault(half, 0);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket application = door.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), database);
        ends.addAll(List.of(application, server));
        Connection connection = new Connection(application, server);
        threads.execute(connection::carryRequests);
        threads.execute(connection::carryReplies);
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket end : ends) {
      end.close();
    }
    threads.shutdownNow();
  }

  /** One connection, with a thread for each direction. */
  private final class Connection {

    private final Socket application;
    private final Socket server;
    private final CommitWatch watch = new CommitWatch(armed, longest);

    Connection(Socket application, Socket server) throws IOException {
      this.application = application;
      this.server = server;
      application.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
    }

    void carryRequests() {
      try {
        DataInputStream from = new DataInputStream(application.getInputStream());
        OutputStream to = server.getOutputStream();
        pass(Message.first(from), Half.REQUEST, to);
        while (true) {
          pass(Message.next(from), Half.REQUEST, to);
        }
      } catch (IOException e) {
        hangUp(application, server);
      }
    }

    void carryReplies() {
      try {
        DataInputStream from = new DataInputStream(server.getInputStream());
        OutputStream to = application.getOutputStream();
        while (true) {
          pass(Message.next(from), Half.REPLY, to);
        }
      } catch (IOException e) {
        hangUp(server, application);
      }
    }

    /** Passes a message on, or as much of it as the cut allows. */
    private void pass(Message message, Half half, OutputStream to) throws IOException {
      if (watch.isSilent()) {
        return;
      }
      OptionalInt place = watch.cutWithin(message, half);
      message.write(to, place.orElse(message.length()));
      if (place.isPresent() && !watch.isSilent()) {
        throw new IOException("Cut");
      }
    }

    /** This end is gone: the other one learns of it unless the wire is silent. */
    private void hangUp(Socket gone, Socket other) {
      try {
        gone.close();
        if (!watch.isSilent()) {
          other.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
