package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;

/**
 * What the row of an event of work says beside the order: who is told, until when somebody has to
 * do something, and how much money it is about. Small, because many are written.
 *
 * @param voices those who are told, maybe nobody
 * @param more a word or an amount of the kind's own
 */
record WorkDetail(
    List<String> voices, @Nullable Instant time, @Nullable Money amount, @Nullable String more) {

  private static final String NONE = "-";

  static WorkDetail to(List<String> voices) {
    return new WorkDetail(voices, null, null, null);
  }

  WorkDetail until(@Nullable Instant moment) {
    return new WorkDetail(voices, moment, amount, more);
  }

  WorkDetail of(@Nullable Money dollars) {
    return new WorkDetail(voices, time, dollars, more);
  }

  WorkDetail more(@Nullable Object word) {
    return new WorkDetail(voices, time, amount, word == null ? null : word.toString());
  }

  /** As it was written by {@link #toString()}. */
  static WorkDetail read(String text) {
    List<String> parts = List.of(text.split(" ", -1));
    return new WorkDetail(
        parts.get(0).isEmpty() ? List.of() : List.of(parts.get(0).split(",", -1)),
        parts.get(1).equals(NONE) ? null : Instant.parse(parts.get(1)),
        parts.get(2).equals(NONE) ? null : Money.of(Long.parseLong(parts.get(2))),
        parts.get(3).equals(NONE) ? null : parts.get(3));
  }

  @Override
  public String toString() {
    return String.join(
        " ",
        String.join(",", voices),
        time == null ? NONE : time.toString(),
        amount == null ? NONE : Long.toString(amount.dollars()),
        more == null ? NONE : more);
  }
}
