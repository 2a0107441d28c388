package tw.jiean.ecpay.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.UnreadableReply;

/**
 * One object of an answer in JSON. ECPay writes numbers with and without quotes, so both are text
 * here, exactly as written; {@code null} and an absent name are the same. A value of another kind
 * than the one asked for throws {@link IllegalArgumentException}.
 */
public final class JsonObject {

  /** Values are {@link String}, {@link JsonObject} or a {@link List} of these. */
  private final Map<String, Object> members;

  JsonObject(Map<String, Object> members) {
    this.members = Map.copyOf(members);
  }

  /**
   * Reads an answer.
   *
   * @throws UnreadableReply when it is no JSON object, holds a name twice, or is too long or deep
   */
  public static JsonObject read(String operation, String body) {
    try {
      return new JsonReader(body).whole();
    } catch (IllegalArgumentException e) {
      throw new UnreadableReply(operation, "not the JSON that was expected", e);
    }
  }

  /** A string, or a number as its digits. */
  public Optional<String> text(String name) {
    return member(name, String.class);
  }

  /** A string or number, unless it is empty. */
  public Optional<String> nonEmpty(String name) {
    return text(name).filter(value -> !value.isEmpty());
  }

  /** A string or number that must be there and not empty. */
  public String mandatory(String name) {
    return nonEmpty(name).orElseThrow(() -> new IllegalArgumentException("No " + name));
  }

  /** The same, in full of this form. */
  public String mandatory(String name, Pattern form) {
    String value = mandatory(name);
    if (!form.matcher(value).matches()) {
      throw new IllegalArgumentException(name + " is not of its form");
    }
    return value;
  }

  /** A time in ECPay's usual way; empty when it is written in another one. */
  public Optional<Instant> time(String name) {
    try {
      return nonEmpty(name).map(EcpayTime::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An object. */
  public Optional<JsonObject> object(String name) {
    return member(name, JsonObject.class);
  }

  /** The objects of a list; none when there is no list. */
  public List<JsonObject> objects(String name) {
    List<?> items = member(name, List.class).orElse(List.of());
    return items.stream().map(item -> as(name, JsonObject.class, item)).toList();
  }

  private <T> Optional<T> member(String name, Class<T> kind) {
    return Optional.ofNullable(members.get(name)).map(value -> as(name, kind, value));
  }

  private static <T> T as(String name, Class<T> kind, Object value) {
    if (!kind.isInstance(value)) {
      throw new IllegalArgumentException(name + " is of another kind");
    }
    return kind.cast(value);
  }

  @Override
  public String toString() {
    return members.keySet().toString();
  }
}
