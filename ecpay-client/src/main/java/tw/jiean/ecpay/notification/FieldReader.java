package tw.jiean.ecpay.notification;

import static tw.jiean.ecpay.NotificationRefused.Reason.AMBIGUOUS_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.INVALID_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.MISSING_FIELD;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.NotificationRefused;

/** Reads verified fields one by one; what is not as ECPay says refuses the whole message. */
final class FieldReader {

  private final FormFields fields;

  /** Refuses U+0000: no field of ECPay holds it, and databases refuse it in text. */
  FieldReader(FormFields fields) {
    this.fields = fields;
    boolean nul =
        fields.list().stream()
            .anyMatch(field -> field.getKey().indexOf(0) >= 0 || field.getValue().indexOf(0) >= 0);
    if (nul) {
      throw new NotificationRefused(INVALID_FIELD, "a field holds U+0000", fields);
    }
  }

  String mandatory(String name) {
    return mandatory(name, Function.identity());
  }

  <T> T mandatory(String name, Function<String, T> reader) {
    String value =
        nonEmpty(name).orElseThrow(() -> new NotificationRefused(MISSING_FIELD, name, fields));
    return read(name, value, reader);
  }

  <T> Optional<T> optional(String name, Function<String, T> reader) {
    return nonEmpty(name).map(value -> read(name, value, reader));
  }

  /**
   * A name in other letter case signs alike. It must not pass as absent: {@code simulatepaid=1}
   * would turn a simulation into money.
   */
  Optional<String> nonEmpty(String name) {
    for (Map.Entry<String, String> field : fields.list()) {
      String other = field.getKey();
      if (other.equalsIgnoreCase(name) && !other.equals(name)) {
        throw new NotificationRefused(AMBIGUOUS_FIELD, name + " in other letter case", fields);
      }
    }
    return fields.nonEmpty(name);
  }

  private <T> T read(String name, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NotificationRefused(INVALID_FIELD, name, fields);
    }
  }

  static Function<String, String> matching(String pattern) {
    return value -> {
      if (!value.matches(pattern)) {
        throw new IllegalArgumentException("Not of the form " + pattern);
      }
      return value;
    };
  }
}
