package tw.jiean.bench;

import java.time.Duration;
import java.util.List;

/**
 * The processor time that server, database and load generator have used up to a moment. It tells
 * what a message costs even where other programs keep the machine busy.
 */
record ProcessorTime(Duration product, Duration database, Duration generator) {

  static final ProcessorTime NONE = new ProcessorTime(Duration.ZERO, Duration.ZERO, Duration.ZERO);

  static ProcessorTime now(Product product, PostgresServer server) {
    return new ProcessorTime(
        of(List.of(product.process())),
        of(server.processes()),
        of(List.of(ProcessHandle.current())));
  }

  private static Duration of(List<ProcessHandle> processes) {
    return processes.stream()
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  ProcessorTime since(ProcessorTime before) {
    return new ProcessorTime(
        product.minus(before.product),
        database.minus(before.database),
        generator.minus(before.generator));
  }

  ProcessorTime plus(ProcessorTime other) {
    return new ProcessorTime(
        product.plus(other.product),
        database.plus(other.database),
        generator.plus(other.generator));
  }
}
