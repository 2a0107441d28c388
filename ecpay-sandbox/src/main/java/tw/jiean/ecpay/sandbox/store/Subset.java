package tw.jiean.ecpay.sandbox.store;

import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;

/**
 * The entries of a map that fulfil a condition, known without looking at all of them. In memory
 * only; the map is written through it.
 */
public final class Subset<T> {

  private final MVMap<Long, T> map;
  private final Predicate<T> condition;
  private final ConcurrentSkipListSet<Long> members = new ConcurrentSkipListSet<>();

  Subset(MVMap<Long, T> map, Predicate<T> condition) {
    this.map = map;
    this.condition = condition;
  }

  /** Puts an entry into the map. Only inside a change of the store. */
  public void put(long number, T value) {
    map.put(number, value);
    note(number, value);
  }

  /** Those that fulfil it now, in the order of their numbers. */
  public Stream<T> stream() {
    return members.stream().map(map::get).filter(Objects::nonNull).filter(condition);
  }

  void rebuild() {
    members.clear();
    map.forEach(this::note);
  }

  private void note(long number, T value) {
    if (condition.test(value)) {
      members.add(number);
    } else {
      members.remove(number);
    }
  }
}
