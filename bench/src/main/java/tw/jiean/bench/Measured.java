package tw.jiean.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** All runs of one kind at one number of connections. */
final class Measured {

  private final List<Load> loads = new ArrayList<>();
  private ProcessorTime processorTime = ProcessorTime.NONE;

  void add(Load load, ProcessorTime used) {
    loads.add(load);
    processorTime = processorTime.plus(used);
  }

  List<Load> loads() {
    return loads;
  }

  double median(ToDoubleFunction<Load> figure) {
    return median(loads.stream().mapToDouble(figure).toArray());
  }

  static double median(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  ProcessorTime processorTime() {
    return processorTime;
  }

  int answers() {
    return loads.stream().mapToInt(Load::answers).sum();
  }

  int reopened() {
    return loads.stream().mapToInt(Load::reopened).sum();
  }

  Map<String, Integer> errors() {
    Map<String, Integer> all = new TreeMap<>();
    loads.forEach(
        load -> load.errors().forEach((error, count) -> all.merge(error, count, Integer::sum)));
    return all;
  }
}
