package tw.jiean.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.jiean.bench.Answer.Received;

/**
 * Sends prepared requests over kept connections and checks every answer. All of it in the thread
 * that calls, so that it costs the machine, which it shares with the server, as little as can be: a
 * write and a read for each request, and one wait for all connections that have been answered.
 */
final class LoadGenerator {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final InetSocketAddress server;

  LoadGenerator(InetSocketAddress server) {
    this.server = server;
  }

  /**
   * Keeps so many connections busy until the time is over or the requests are used up, then waits
   * for what is under way.
   */
  Load run(Requests requests, Expected expected, int connections, Duration time) {
    try (Selector selector = Selector.open()) {
      return new Run(selector, requests, expected, time).over(connections);
    } catch (IOException e) {
      throw new UncheckedIOException("The load generator cannot reach " + server, e);
    }
  }

  /** What happens from the first request to the last answer. */
  private final class Run {

    private final Selector selector;
    private final Requests requests;
    private final Expected expected;
    private final Map<String, Integer> errors = new TreeMap<>();
    private final long start = System.nanoTime();
    private final long end;
    private final Latencies latencies = new Latencies();
    private int reopened;
    private int underWay;
    private long last = start;

    Run(Selector selector, Requests requests, Expected expected, Duration time) {
      this.selector = selector;
      this.requests = requests;
      this.expected = expected;
      this.end = start + time.toNanos();
    }

    Load over(int count) throws IOException {
      List<KeptConnection> connections = new ArrayList<>();
      try {
        for (int i = 0; i < count; i++) {
          connections.add(new KeptConnection(server, selector));
        }
        for (KeptConnection connection : connections) {
          sendOn(connection);
        }
        while (underWay > 0 && System.nanoTime() - last < PATIENCE.toNanos()) {
          selector.select(this::ready, PATIENCE.toMillis());
        }
        if (underWay > 0) {
          errors.put("no answer in " + PATIENCE.toSeconds() + " s", underWay);
        }
      } finally {
        for (KeptConnection connection : connections) {
          connection.close();
        }
      }
      return new Load(Duration.ofNanos(last - start), latencies, errors, reopened);
    }

    private void ready(SelectionKey key) {
      KeptConnection connection = (KeptConnection) key.attachment();
      try {
        Received received = connection.receive();
        if (received == null) {
          return;
        }
        note(connection.answered());
        String objection = expected.objection(received);
        if (objection != null) {
          errors.merge(objection, 1, Integer::sum);
        }
        if (received.isLast()) {
          connection.reopen();
          reopened++;
        }
        sendOn(connection);
      } catch (IOException e) {
        lost(connection, e);
      }
    }

    private void lost(KeptConnection connection, IOException cause) {
      errors.merge("connection lost: " + cause.getMessage(), 1, Integer::sum);
      try {
        if (connection.isWaiting()) {
          connection.givenUp();
          underWay--;
        }
        connection.reopen();
        sendOn(connection);
      } catch (IOException e) {
        throw new UncheckedIOException("The server is gone", e);
      }
    }

    private void sendOn(KeptConnection connection) throws IOException {
      byte[] request = System.nanoTime() < end ? requests.next() : null;
      if (request != null) {
        connection.send(request);
        underWay++;
      }
    }

    private void note(long nanos) {
      latencies.add(nanos);
      underWay--;
      last = System.nanoTime();
    }
  }
}
