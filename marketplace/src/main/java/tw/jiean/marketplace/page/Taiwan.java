package tw.jiean.marketplace.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Instants as people in Taiwan read them. */
@Component
public class Taiwan {

  private static final ZoneId ZONE = ZoneId.of("Asia/Taipei");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT).withZone(ZONE);
  private static final DateTimeFormatter MACHINE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT).withZone(ZONE);

  /** {@code 2026/11/22 14:05}. */
  public String time(Instant instant) {
    return TIME.format(instant);
  }

  /** {@code 2026/11/22}. */
  public String day(Instant instant) {
    return DAY.format(instant);
  }

  /**
   * ISO-8601 with offset, for {@code <time datetime>} and for programs: {@code
   * 2026-11-22T14:05:00+08:00}.
   */
  public String machine(Instant instant) {
    return MACHINE.format(instant);
  }
}
