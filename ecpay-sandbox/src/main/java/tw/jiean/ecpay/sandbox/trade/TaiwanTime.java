package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** ECPay's clock on the wall: UTC+8, without summer time since 1980. */
public final class TaiwanTime {

  /** Taiwan's offset. */
  public static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private static final DateTimeFormatter DATE_TIME = format("uuuu/MM/dd HH:mm:ss");
  private static final DateTimeFormatter DATE = format("uuuu/MM/dd");

  private TaiwanTime() {}

  /** {@code yyyy/MM/dd HH:mm:ss}. */
  public static String dateTime(Instant instant) {
    return DATE_TIME.format(at(instant));
  }

  /** {@code yyyy/MM/dd}. */
  public static String date(Instant instant) {
    return DATE.format(at(instant));
  }

  /** {@code yyyy/MM/dd}. */
  public static String date(LocalDate day) {
    return DATE.format(day);
  }

  /** {@code yyyyMMdd}. */
  public static String compactDate(Instant instant) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(at(instant).toLocalDate());
  }

  /** ISO 8601 to the second, with the offset. */
  public static String iso(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atOffset(OFFSET));
  }

  /** The moment of a {@code yyyy/MM/dd HH:mm:ss}; empty when it is none. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(LocalDateTime.parse(text, DATE_TIME).toInstant(OFFSET));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The last second of the day that lies {@code days} after the given moment's. */
  static Instant endOfDay(Instant instant, int days) {
    return at(instant).toLocalDate().plusDays(days).atTime(23, 59, 59).toInstant(OFFSET);
  }

  /** The day on the calendar. */
  public static LocalDate day(Instant instant) {
    return at(instant).toLocalDate();
  }

  /** What the wall's clock shows. */
  public static LocalDateTime at(Instant instant) {
    return LocalDateTime.ofInstant(instant, OFFSET);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
