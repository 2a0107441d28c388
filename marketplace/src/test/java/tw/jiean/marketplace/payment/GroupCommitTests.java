package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(60)
class GroupCommitTests {

  private final List<List<Integer>> committed = new CopyOnWriteArrayList<>();

  @Test
  void anIdleSystemDoesNotWaitForCompany() {
    try (var commits = new GroupCommit<Integer>("test", 1, committed::add)) {
      commits.submit(1);
      commits.submit(2);
    }
    assertThat(committed).containsExactly(List.of(1), List.of(2));
  }

  @Test
  void whatWaitsAtTheSameTimeIsCommittedTogether() throws Exception {
    for (Future<?> future : together(committed::add)) {
      future.get();
    }
    assertThat(committed).hasSize(1);
    assertThat(committed.getFirst()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aFewWaitForTheRunningTransactionAlthoughAWriterIsFree() throws Exception {
    int few = GroupCommit.ENOUGH_BESIDE - 1;
    for (Future<?> future : together(2, few, committed::add)) {
      future.get();
    }
    assertThat(committed).singleElement().asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(few);
  }

  @Test
  void enoughBeginATransactionBesideTheRunningOne() throws Exception {
    CountDownLatch beside = new CountDownLatch(1);
    try (var commits =
            new GroupCommit<Integer>(
                "test",
                2,
                batch -> {
                  if (batch.size() == 1) {
                    await(beside);
                  } else {
                    committed.add(batch);
                    beside.countDown();
                  }
                });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i <= GroupCommit.ENOUGH_BESIDE; i++) {
        int item = i;
        futures.add(threads.submit(() -> commits.submit(item)));
        if (i == 0) {
          while (!commits.isRunning()) {
            Thread.onSpinWait();
          }
        }
      }
      for (Future<?> future : futures) {
        future.get();
      }
    }
    assertThat(committed)
        .singleElement()
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(GroupCommit.ENOUGH_BESIDE);
  }

  @Test
  void aBadItemFallsOutWithoutHarmToItsNeighbours() throws Exception {
    List<Future<?>> futures =
        together(together -> {
          if (together.contains(3)) {
            throw new IllegalArgumentException("three");
          }
          committed.add(together);
        });

    for (int i = 0; i < futures.size(); i++) {
      Future<?> future = futures.get(i);
      if (i == 3) {
        assertThatThrownBy(future::get)
            .isInstanceOf(ExecutionException.class)
            .hasRootCauseInstanceOf(IllegalArgumentException.class);
      } else {
        future.get();
      }
    }
    assertThat(committed.stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(0, 1, 2, 4, 5, 6, 7);
  }

  @Test
  void whileTheDatabaseIsAwayNobodyIsTriedOneByOne() throws Exception {
    List<List<Integer>> tried = new CopyOnWriteArrayList<>();
    List<Future<?>> futures =
        together(together -> {
          tried.add(together);
          throw new DataAccessResourceFailureException("away");
        });

    for (Future<?> future : futures) {
      assertThatThrownBy(future::get)
          .hasRootCauseInstanceOf(DataAccessResourceFailureException.class);
    }
    assertThat(tried.stream().mapToInt(List::size).sum()).isEqualTo(futures.size());
  }

  @Test
  void afterTheEndEverybodyIsToldSo() {
    var commits = new GroupCommit<Integer>("test", 1, committed::add);
    commits.close();
    assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(IllegalStateException.class);
  }

  private static List<Future<?>> together(Consumer<List<Integer>> work) throws Exception {
    return together(1, 8, work);
  }

  /** Submits items that wait together, because a plug keeps one writer busy. */
  private static List<Future<?>> together(int writers, int items, Consumer<List<Integer>> work)
      throws Exception {
    int plug = -1;
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> futures = new ArrayList<>();
    try (var commits =
            new GroupCommit<Integer>(
                "test",
                writers,
                together -> {
                  if (together.contains(plug)) {
                    busy.countDown();
                    await(go);
                  } else {
                    work.accept(together);
                  }
                });
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> plugged = threads.submit(() -> commits.submit(plug));
      busy.await();
      for (int i = 0; i < items; i++) {
        int item = i;
        futures.add(threads.submit(() -> commits.submit(item)));
      }
      while (commits.waiting() < items) {
        Thread.onSpinWait();
      }
      go.countDown();
      plugged.get();
      threads.shutdown();
      threads.awaitTermination(30, TimeUnit.SECONDS);
    }
    return futures;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
