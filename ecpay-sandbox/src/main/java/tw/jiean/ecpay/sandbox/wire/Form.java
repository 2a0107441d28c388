package tw.jiean.ecpay.sandbox.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An immutable list of form fields in the order they were sent. Reads and writes {@code
 * application/x-www-form-urlencoded} in strict UTF-8.
 */
public record Form(@JsonValue List<Field> fields) {

  /** More fields than this are refused: no ECPay message comes near. */
  public static final int MAX_FIELDS = 200;

  /** Copies the list. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Form {
    fields = List.copyOf(fields);
  }

  /** A form of alternating names and values. */
  public static Form of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Form(fields);
  }

  /**
   * Decodes a body once.
   *
   * @throws MalformedForm when an escape is broken, the text is not UTF-8, or there are more than
   *     {@value #MAX_FIELDS} fields
   */
  public static Form parse(byte[] body) {
    List<Field> fields = new ArrayList<>();
    String text = utf8(body);
    for (String pair : text.split("&", -1)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (fields.size() == MAX_FIELDS) {
        throw new MalformedForm("More than " + MAX_FIELDS + " fields");
      }
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.add(new Field(decode(name), decode(value)));
    }
    return new Form(fields);
  }

  /** The value of the first field of that name; an empty value counts as absent. */
  public Optional<String> value(String name) {
    for (Field field : fields) {
      if (field.name().equals(name)) {
        return field.value().isEmpty() ? Optional.empty() : Optional.of(field.value());
      }
    }
    return Optional.empty();
  }

  /** The value of the first field of that name, or the empty text. */
  public String text(String name) {
    return value(name).orElse("");
  }

  /** The same fields with one more at the end. */
  public Form with(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new Form(more);
  }

  /** The same fields with others behind them. */
  public Form with(Form others) {
    List<Field> more = new ArrayList<>(fields);
    more.addAll(others.fields);
    return new Form(more);
  }

  /** The same fields with another value for one name. */
  public Form replacing(String name, String value) {
    return new Form(
        fields.stream()
            .map(field -> field.name().equals(name) ? new Field(name, value) : field)
            .toList());
  }

  /** The fields as a signature takes them. */
  public Collection<Map.Entry<String, String>> entries() {
    return fields.stream().map(field -> Map.entry(field.name(), field.value())).toList();
  }

  /** The body that a browser would send. */
  public String encoded() {
    return fields.stream()
        .map(field ->
            URLEncoder.encode(field.name(), UTF_8) + "=" + URLEncoder.encode(field.value(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** {@code a=b&c=d} without any escape, as ECPay's query answers are written. */
  public String literal() {
    return fields.stream()
        .map(field -> field.name() + "=" + field.value())
        .collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] raw = text.getBytes(UTF_8);
    ByteArrayOutputStream decoded = new ByteArrayOutputStream(raw.length);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] == '+') {
        decoded.write(' ');
      } else if (raw[i] == '%') {
        if (i + 2 >= raw.length) {
          throw new MalformedForm("Broken escape at the end of a field");
        }
        decoded.write(hexDigit(raw[i + 1]) * 16 + hexDigit(raw[i + 2]));
        i += 2;
      } else {
        decoded.write(raw[i]);
      }
    }
    return utf8(decoded.toByteArray());
  }

  private static int hexDigit(byte digit) {
    int value = Character.digit(digit, 16);
    if (value < 0) {
      throw new MalformedForm("Broken escape in a field");
    }
    return value;
  }

  /** A fresh decoder reports what {@code new String} would silently replace. */
  private static String utf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedForm("Not UTF-8");
    }
  }
}
