package tw.jiean.marketplace.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long is waited between tries: longer each time, five days in all. */
final class Patience {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(15),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1),
          Duration.ofDays(1));

  private Patience() {}

  /** When it is tried again after so many tries that failed, or null: a person has to look. */
  static @Nullable Instant next(int tries, Instant now) {
    return tries > PAUSES.size() ? null : now.plus(PAUSES.get(tries - 1));
  }
}
