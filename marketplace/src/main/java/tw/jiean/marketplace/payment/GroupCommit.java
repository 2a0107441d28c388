package tw.jiean.marketplace.payment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Commits what waits at the same time together, because a commit costs the same for one or many.
 * Nobody waits for company: an idle writer takes what is there, be it one; while it is busy, what
 * comes makes the next batch larger, and a second writer begins only when that is worth it. Who
 * submits returns when his own item is committed, or gets his own failure: an item that cannot be
 * committed falls out of the batch and harms no neighbour.
 *
 * @param <T> what is committed
 */
final class GroupCommit<T> implements AutoCloseable {

  /** More together gains nothing and makes the first one wait. */
  static final int MOST_TOGETHER = 64;

  /** So many are worth a transaction beside one that runs; fewer cost less in the next one. */
  static final int ENOUGH_BESIDE = 8;

  /**
   * Who comes when so many wait is refused at once, rather than let wait beyond ECPay's patience.
   */
  private static final int MOST_WAITING = 10_000;

  private record Waiting<T>(T item, CompletableFuture<Void> committed) {}

  private final Consumer<List<T>> transaction;
  private final List<Thread> writers;

  private final Lock lock = new ReentrantLock();
  private final Condition worthATransaction = lock.newCondition();
  private final Deque<Waiting<T>> queue = new ArrayDeque<>();
  private int running;
  private boolean closed;

  /**
   * @param writers how many transactions may run at once
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
    lock.lock();
    try {
      if (closed) {
        throw shuttingDown();
      }
      if (queue.size() == MOST_WAITING) {
        throw new IllegalStateException(
            "More than " + MOST_WAITING + " items wait to be committed");
      }
      queue.add(waiting);
      if (isWorthATransaction()) {
        worthATransaction.signal();
      }
    } finally {
      lock.unlock();
    }
    try {
      waiting.committed.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private boolean isWorthATransaction() {
    return running == 0 ? !queue.isEmpty() : queue.size() >= ENOUGH_BESIDE;
  }

  /** How many wait for a writer. */
  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a transaction runs. */
  boolean isRunning() {
    lock.lock();
    try {
      return running > 0;
    } finally {
      lock.unlock();
    }
  }

  private void write() {
    try {
      while (true) {
        List<Waiting<T>> batch = next();
        commit(batch);
        done();
      }
    } catch (InterruptedException e) {
      // Closed.
    }
  }

  private List<Waiting<T>> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!isWorthATransaction()) {
        worthATransaction.await();
      }
      List<Waiting<T>> batch = new ArrayList<>(MOST_TOGETHER);
      while (batch.size() < MOST_TOGETHER && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      running++;
      return batch;
    } finally {
      lock.unlock();
    }
  }

  private void done() {
    lock.lock();
    try {
      running--;
      if (isWorthATransaction()) {
        worthATransaction.signal();
      }
    } finally {
      lock.unlock();
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
    List<Waiting<T>> left;
    lock.lock();
    try {
      closed = true;
      left = List.copyOf(queue);
      queue.clear();
    } finally {
      lock.unlock();
    }
    writers.forEach(Thread::interrupt);
    left.forEach(waiting -> waiting.committed.completeExceptionally(shuttingDown()));
  }

  private static IllegalStateException shuttingDown() {
    return new IllegalStateException("Shutting down");
  }
}
