package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks for orders whose time has come and moves them on, many in one transaction. Any number of
 * instances may do so at once: who holds the locks decides, who comes later finds nothing to do.
 */
@Component
class OrderTimers {

  private static final Logger log = LoggerFactory.getLogger(OrderTimers.class);

  private static final int BATCH = 64;

  private final WorkRepository works;
  private final OrderProcess process;
  private final Clock clock;

  OrderTimers(WorkRepository works, OrderProcess process, Clock clock) {
    this.works = works;
    this.process = process;
    this.clock = clock;
  }

  /**
   * Does all that is due now, each order once. What fails stays due for the next run, and does not
   * hold up the others.
   */
  void run() {
    Instant now = OrderProcess.now(clock);
    Set<OrderNumber> tried = new HashSet<>();
    int failed = 0;
    List<OrderNumber> due = works.due(now, BATCH);
    while (!due.isEmpty()) {
      tried.addAll(due);
      failed += tick(due);
      due =
          works.due(now, BATCH + failed).stream()
              .filter(number -> !tried.contains(number))
              .toList();
    }
    if (failed > 0) {
      throw new IllegalStateException(failed + " orders could not be moved on");
    }
  }

  /** How many of them failed. */
  private int tick(List<OrderNumber> numbers) {
    try {
      process.tick(numbers);
      return 0;
    } catch (RuntimeException e) {
      if (numbers.size() > 1) {
        return numbers.stream().mapToInt(number -> tick(List.of(number))).sum();
      }
      log.error("Order {} could not be moved on", numbers.getFirst(), e);
      return 1;
    }
  }
}
