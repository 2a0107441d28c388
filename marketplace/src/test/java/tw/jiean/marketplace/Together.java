package tw.jiean.marketplace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Sixteen who do something at the same moment. */
public final class Together {

  public static final int ALL = 16;

  /** How many rounds of a thousand a race runs here. */
  public static final int ROUNDS = Proof.scale(1_000);

  private Together() {}

  /** Releases all at once and waits for every one; the first that fails fails the test. */
  public static <T> List<T> run(IntFunction<Callable<T>> work) throws Exception {
    CyclicBarrier start = new CyclicBarrier(ALL);
    List<Future<T>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < ALL; i++) {
        Callable<T> one = work.apply(i);
        running.add(
            threads.submit(() -> {
              start.await(30, TimeUnit.SECONDS);
              return one.call();
            }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(60, TimeUnit.SECONDS));
      }
      return results;
    }
  }
}
