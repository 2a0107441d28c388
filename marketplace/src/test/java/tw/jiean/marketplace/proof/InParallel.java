package tw.jiean.marketplace.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Rounds of a proof, several at once. */
final class InParallel {

  private static final int WORKERS = 8;

  private InParallel() {}

  /** Runs rounds 0 to {@code rounds - 1}; the first that fails fails all, and says which it was. */
  static void rounds(int rounds, IntConsumer round) {
    AtomicInteger next = new AtomicInteger();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> workers = new ArrayList<>();
      for (int worker = 0; worker < WORKERS; worker++) {
        workers.add(executor.submit(() -> work(rounds, round, next)));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void work(int rounds, IntConsumer round, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < rounds; i = next.getAndIncrement()) {
      try {
        round.accept(i);
      } catch (RuntimeException | AssertionError e) {
        next.set(rounds); // the others stop as well
        throw new AssertionError("Round " + i + ": " + e.getMessage(), e);
      }
    }
  }
}
