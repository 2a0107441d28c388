package tw.jiean.marketplace.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Commits what waits at the same time together, because a commit costs the same for one or many.
 * Nobody waits for company: an idle writer takes what is there, be it one. Who submits returns when
 * his own item is committed, or gets his own failure: an item that cannot be committed falls out of
 * the batch and harms no neighbour.
 *
 * @param <T> what is committed
 */
final class GroupCommit<T> implements AutoCloseable {

  /** More together gains nothing and makes the first one wait. */
  static final int MOST_TOGETHER = 64;

  /**
   * Who comes when so many wait is refused at once, rather than let wait beyond ECPay's patience.
   */
  private static final int MOST_WAITING = 10_000;

  private record Waiting<T>(T item, CompletableFuture<Void> committed) {}

  private final Consumer<List<T>> transaction;
  private final BlockingQueue<Waiting<T>> queue = new LinkedBlockingQueue<>(MOST_WAITING);
  /**
   * Held while a batch is filled, and until it is committed unless it is full: what comes meanwhile
   * makes the next one larger, and only more than one batch can hold is worth a second transaction.
   */
  private final Semaphore turn = new Semaphore(1);

  private final List<Thread> writers;
  private volatile boolean closed;

  /**
   * @param writers how many transactions may run at once when more wait than one can take
   * @param transaction commits all items or none; the same for one as for many
   */
  GroupCommit(String name, int writers, Consumer<List<T>> transaction) {
    this.transaction = transaction;
    this.writers =
        IntStream.range(0, writers)
            .mapToObj(i -> Thread.ofPlatform().daemon().name(name + "-" + i).start(this::write))
            .toList();
  }

  /** Returns when the item is committed; throws what kept it from that. */
  void submit(T item) {
    Waiting<T> waiting = new Waiting<>(item, new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      throw new IllegalStateException("More than " + MOST_WAITING + " items wait to be committed");
    }
    if (closed && queue.remove(waiting)) {
      throw new IllegalStateException("Shutting down");
    }
    try {
      waiting.committed.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** How many wait for a writer. */
  int waiting() {
    return queue.size();
  }

  private void write() {
    List<Waiting<T>> batch = new ArrayList<>(MOST_TOGETHER);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        turn.acquire();
        batch.add(queue.take());
      } catch (InterruptedException e) {
        return;
      }
      queue.drainTo(batch, MOST_TOGETHER - 1);
      boolean full = batch.size() == MOST_TOGETHER;
      if (full) {
        turn.release();
      }
      commit(List.copyOf(batch));
      if (!full) {
        turn.release();
      }
      batch.clear();
    }
  }

  private void commit(List<Waiting<T>> batch) {
    try {
      transaction.accept(batch.stream().map(Waiting::item).toList());
      batch.forEach(waiting -> waiting.committed.complete(null));
    } catch (CannotCreateTransactionException | DataAccessResourceFailureException e) {
      // The database is away: trying one by one would only let everybody wait longer.
      batch.forEach(waiting -> waiting.committed.completeExceptionally(e));
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.getFirst().committed.completeExceptionally(e);
      } else {
        batch.forEach(waiting -> commit(List.of(waiting)));
      }
    }
  }

  /** Ends the writers; what still waits is told so. */
  @Override
  public void close() {
    closed = true;
    writers.forEach(Thread::interrupt);
    List<Waiting<T>> left = new ArrayList<>();
    queue.drainTo(left);
    left.forEach(waiting ->
        waiting.committed.completeExceptionally(new IllegalStateException("Shutting down")));
  }
}
