package tw.jiean.bench;

import java.time.Duration;
import java.util.Map;

/**
 * What became of a run.
 *
 * @param time from the first request to the last answer
 * @param latencies how long each answer took
 * @param errors what was not as it has to be, and how often
 * @param reopened how often the server has closed a connection after its answer
 */
record Load(Duration time, Latencies latencies, Map<String, Integer> errors, int reopened) {

  int answers() {
    return latencies.count();
  }

  double perSecond() {
    return answers() * 1e9 / time.toNanos();
  }
}
