package tw.jiean.marketplace.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** An ECPay whose servers take every call, read it, and never answer. */
final class MuteEcpay implements AutoCloseable {

  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Long> hanging = new ArrayList<>();
  private final List<GivenUp> givenUp = new ArrayList<>();

  private record GivenUp(long began, Duration patience) {}

  MuteEcpay() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket caller = door.accept();
        threads.execute(() -> hang(caller));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  /** Until the caller hangs up. */
  private void hang(Socket caller) {
    Long began = System.nanoTime();
    noteCall(began);
    try (caller) {
      caller.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // a caller that was killed hangs up as well
    }
    noteEnd(began);
  }

  private synchronized void noteCall(Long began) {
    hanging.add(began);
    notifyAll();
  }

  private synchronized void noteEnd(Long began) {
    hanging.remove(began);
    givenUp.add(new GivenUp(began, Duration.ofNanos(System.nanoTime() - began)));
    notifyAll();
  }

  /**
   * Waits for a call that began after that moment of {@link System#nanoTime}.
   *
   * @throws AssertionError when none comes for a minute
   */
  synchronized void awaitCallAfter(long moment) throws InterruptedException {
    await(() -> hanging.stream().anyMatch(began -> began > moment));
  }

  /** Waits until that many callers have given up who began after that moment. */
  synchronized void awaitGivenUp(int count, long moment) throws InterruptedException {
    await(() -> givenUpAfter(moment).size() >= count);
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + Delivery.OUTAGE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("%d calls hang, %s".formatted(hanging.size(), givenUp));
      }
      wait(1_000);
    }
  }

  /** Whether a call hangs at this moment. */
  synchronized boolean isHanging() {
    return !hanging.isEmpty();
  }

  /** How long each caller had patience who has given up and began after that moment. */
  synchronized List<Duration> givenUpAfter(long moment) {
    return givenUp.stream().filter(call -> call.began() > moment).map(GivenUp::patience).toList();
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
