package tw.jiean.marketplace.proof;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A form body before it is encoded: any bytes, names as often as wanted.
 *
 * @param fields in the order of the body
 */
record Message(List<Field> fields) {

  /** Name and value as bytes that need not be text: each character stands for one. */
  record Field(String name, String value) {

    static Field of(String name, String value) {
      return new Field(bytes(name), bytes(value));
    }

    /** The bytes of a text, a character for each. */
    static String bytes(String text) {
      return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    boolean isCalled(String text) {
      return name.equals(bytes(text));
    }

    String text() {
      return new String(value.getBytes(ISO_8859_1), UTF_8);
    }
  }

  static Message of(Map<String, String> fields) {
    return new Message(
        fields.entrySet().stream().map(f -> Field.of(f.getKey(), f.getValue())).toList());
  }

  List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  String value(String name) {
    return fields.stream().filter(field -> field.isCalled(name)).findFirst().orElseThrow().text();
  }

  /** The same with another value in place of the one under that name. */
  Message with(String name, String value) {
    return replacing(name, List.of(Field.of(name, value)));
  }

  Message without(String name) {
    return replacing(name, List.of());
  }

  Message replacing(String name, List<Field> others) {
    List<Field> changed = new ArrayList<>();
    for (Field field : fields) {
      if (field.isCalled(name)) {
        changed.addAll(others);
      } else {
        changed.add(field);
      }
    }
    return new Message(changed);
  }

  Message and(Field field) {
    List<Field> more = new ArrayList<>(fields);
    more.add(field);
    return new Message(more);
  }

  /** Every byte but letters and digits as an escape, so that nothing is lost on the way. */
  String body() {
    StringBuilder body = new StringBuilder();
    for (Field field : fields) {
      body.append(body.isEmpty() ? "" : "&");
      encode(field.name(), body);
      encode(field.value(), body.append('='));
    }
    return body.toString();
  }

  private static void encode(String bytes, StringBuilder body) {
    for (int i = 0; i < bytes.length(); i++) {
      char octet = bytes.charAt(i);
      if (octet < 0x80 && Character.isLetterOrDigit(octet)) {
        body.append(octet);
      } else {
        body.append(String.format(Locale.ROOT, "%%%02X", (int) octet));
      }
    }
  }
}
