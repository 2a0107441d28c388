package tw.jiean.ecpay;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * A message that is not believed: nothing of it may be acted on or stored. It keeps the names and
 * lengths of what came, so that a person can see what was wrong, and no value.
 */
public final class NotificationRefused extends EcpayException {

  private static final long serialVersionUID = 1L;

  /** Why a message is not believed. */
  public enum Reason {
    /** Not {@code application/x-www-form-urlencoded}. */
    CONTENT_TYPE,
    /** More than 64 kB. */
    TOO_LARGE,
    /** More than 200 fields. */
    TOO_MANY_FIELDS,
    /** Not UTF-8, or wrong percent escapes. */
    ENCODING,
    /** A name comes twice, or two differ only in letter case. */
    REPEATED_FIELD,
    /** A name or value that could be read as another under the same signature. */
    AMBIGUOUS_FIELD,
    /** No CheckMacValue. */
    NO_SIGNATURE,
    /** A CheckMacValue that is not ours. */
    SIGNATURE,
    /** Signed, but a field is missing that such a message always has. */
    MISSING_FIELD,
    /** Signed, but a field is not what ECPay's type says. */
    INVALID_FIELD;

    /** The word for answers and counters, such as {@code too_large}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What is told of a field that came.
   *
   * @param name its name, cut to 40 letters
   * @param length how many letters its value has
   */
  public record FieldShape(String name, int length) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Cuts the name. */
    public FieldShape {
      name = name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
  }

  private final Reason reason;
  private final FieldShape[] fields;

  /** Of a message whose fields could not be read. */
  public NotificationRefused(Reason reason) {
    this(reason, "the message as a whole", new FormFields(List.of()));
  }

  /** Of a message whose fields were read; the detail names a field or rule, never a value. */
  public NotificationRefused(Reason reason, String detail, FormFields fields) {
    super("Notification refused, " + reason.word() + ": " + detail, null);
    this.reason = reason;
    this.fields =
        fields.list().stream()
            .map(field -> new FieldShape(field.getKey(), field.getValue().length()))
            .toArray(FieldShape[]::new);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** Names and lengths of what came; empty when it could not be read. */
  public List<FieldShape> fields() {
    return List.of(fields);
  }

  @Override
  public String whatToDo() {
    return "Answer it with 4xx and keep nothing of it. When right messages are refused, compare HashKey"
        + " and HashIV with ECPay's console and hand over the body as it came.";
  }
}
