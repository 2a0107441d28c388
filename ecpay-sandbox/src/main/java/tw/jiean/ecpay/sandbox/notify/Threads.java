package tw.jiean.ecpay.sandbox.notify;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Who sends notifications: threads of the sandbox's own, or whoever gave the command. */
public final class Threads implements AutoCloseable {

  private final @Nullable ExecutorService workers;

  private Threads(@Nullable ExecutorService workers) {
    this.workers = workers;
  }

  /** As many as there are shops that let ECPay wait. */
  public static Threads own() {
    return new Threads(Executors.newCachedThreadPool(daemons()));
  }

  /**
   * None: a sending has ended, and has thrown what it throws, when the command that led to it
   * returns.
   */
  public static Threads callers() {
    return new Threads(null);
  }

  /** Begins a sending. */
  Future<?> begin(Runnable sending) {
    if (workers != null) {
      return workers.submit(sending);
    }
    sending.run();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    if (workers != null) {
      workers.shutdownNow();
    }
  }

  private static ThreadFactory daemons() {
    AtomicInteger number = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "ecpay-sandbox-sender-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
