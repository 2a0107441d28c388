package tw.jiean.ecpay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * ECPay's way of writing time: {@code yyyy/MM/dd HH:mm:ss} in Taiwan's zone, whatever the zone of
 * the machine (ECPay page 2862). The only place that knows Asia/Taipei.
 */
public final class EcpayTime {

  private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

  private static final DateTimeFormatter SECONDS = pattern("uuuu/MM/dd HH:mm:ss");
  private static final DateTimeFormatter DAY = pattern("uuuu/MM/dd");
  private static final DateTimeFormatter COMPACT_DAY = pattern("uuuuMMdd");
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private EcpayTime() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** Writes {@code yyyy/MM/dd HH:mm:ss} of Taiwan; fractions of a second are cut. */
  public static String format(Instant instant) {
    return SECONDS.format(instant.atZone(TAIPEI));
  }

  /** Reads {@code yyyy/MM/dd HH:mm:ss} of Taiwan; throws {@link DateTimeException} otherwise. */
  public static Instant parse(String text) {
    return LocalDateTime.parse(text, SECONDS).atZone(TAIPEI).toInstant();
  }

  /**
   * Reads a deadline: with its time, or as a day alone ({@code yyyy/MM/dd}, as ATM accounts have
   * it), which lasts until 23:59:59. Throws {@link DateTimeException} otherwise.
   */
  public static Instant parseDeadline(String text) {
    return text.length() > 10
        ? parse(text)
        : LocalDate.parse(text, DAY).atTime(END_OF_DAY).atZone(TAIPEI).toInstant();
  }

  /**
   * Reads Taiwan's day of {@code yyyyMMdd}, {@code yyyy/MM/dd} or {@code yyyy/MM/dd HH:mm:ss}, as
   * statement files have it. Throws {@link DateTimeException} otherwise.
   */
  public static LocalDate parseDay(String text) {
    return switch (text.length()) {
      case 8 -> LocalDate.parse(text, COMPACT_DAY);
      case 10 -> LocalDate.parse(text, DAY);
      default -> LocalDateTime.parse(text, SECONDS).toLocalDate();
    };
  }

  /** What clocks in Taiwan show. */
  public static LocalTime timeOfDay(Instant instant) {
    return instant.atZone(TAIPEI).toLocalTime();
  }

  /** The first moment after the given one at which clocks in Taiwan show this time. */
  public static Instant next(LocalTime time, Instant after) {
    ZonedDateTime today = after.atZone(TAIPEI).with(time);
    return (today.toInstant().isAfter(after) ? today : today.plusDays(1)).toInstant();
  }
}
