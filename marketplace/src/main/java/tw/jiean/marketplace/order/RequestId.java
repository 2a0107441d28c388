package tw.jiean.marketplace.order;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Names one showing of a form, so that sending it twice makes one order or one payment attempt. Any
 * 1 to 64 letters, digits, dots, dashes and underscores; our own pages use a UUID.
 */
public record RequestId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** Refuses what is longer or holds other characters. */
  public RequestId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "A request id is 1 to 64 letters, digits, dots, dashes and underscores");
    }
  }

  /** A new one. */
  public static RequestId random() {
    return new RequestId(UUID.randomUUID().toString());
  }

  /** The id that a form carries, or empty when it is malformed. */
  public static Optional<RequestId> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new RequestId(text)) : Optional.empty();
  }
}
