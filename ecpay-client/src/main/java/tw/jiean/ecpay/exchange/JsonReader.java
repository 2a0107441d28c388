package tw.jiean.ecpay.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON by RFC 8259 and not a letter beyond it, within limits of length and depth. Names must
 * not repeat. Whatever is wrong throws {@link IllegalArgumentException} with the place, never the
 * content.
 */
final class JsonReader {

  /** A plan of 999 charges has some 130,000 letters. */
  static final int MOST_LETTERS = 256 * 1024;

  /** ECPay's answers have three levels. */
  static final int MOST_LEVELS = 8;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,9})?");
  private static final Pattern WORD = Pattern.compile("true|false|null");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");

  private final String text;
  private int place;

  JsonReader(String text) {
    this.text = text;
  }

  JsonObject whole() {
    if (text.length() > MOST_LETTERS) {
      throw wrong();
    }
    expect('{');
    JsonObject object = object(1);
    skipSpace();
    if (place < text.length()) {
      throw wrong();
    }
    return object;
  }

  private @Nullable Object value(int level) {
    if (level > MOST_LEVELS) {
      throw wrong();
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> {
        place++;
        yield object(level);
      }
      case '[' -> {
        place++;
        yield list(level);
      }
      case '"' -> {
        place++;
        yield string();
      }
      case 't', 'f', 'n' -> word();
      default -> take(NUMBER);
    };
  }

  private JsonObject object(int level) {
    Map<String, Object> members = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    if (!found('}')) {
      do {
        expect('"');
        String name = string();
        names.add(name);
        expect(':');
        Object value = value(level + 1);
        if (value != null) {
          members.put(name, value);
        }
      } while (found(','));
      expect('}');
    }
    if (names.stream().distinct().count() < names.size()) {
      throw wrong();
    }
    return new JsonObject(members);
  }

  private List<Object> list(int level) {
    List<Object> items = new ArrayList<>();
    if (!found(']')) {
      do {
        Object item = value(level + 1);
        if (item == null) {
          throw wrong();
        }
        items.add(item);
      } while (found(','));
      expect(']');
    }
    return List.copyOf(items);
  }

  private String string() {
    var string = new StringBuilder();
    while (peek() != '"') {
      char letter = text.charAt(place++);
      if (letter < ' ') {
        throw wrong();
      }
      string.append(letter == '\\' ? escaped() : letter);
    }
    place++;
    // Half a pair of surrogates is no letter.
    if (!UTF_8.newEncoder().canEncode(string)) {
      throw wrong();
    }
    return string.toString();
  }

  private char escaped() {
    char letter = peek();
    place++;
    return switch (letter) {
      case '"', '\\', '/' -> letter;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt(take(HEX), 16);
      default -> throw wrong();
    };
  }

  private @Nullable String word() {
    String word = take(WORD);
    return word.equals("null") ? null : word;
  }

  private String take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(place, text.length());
    if (!matcher.lookingAt()) {
      throw wrong();
    }
    place = matcher.end();
    return matcher.group();
  }

  private void expect(char wanted) {
    if (!found(wanted)) {
      throw wrong();
    }
  }

  private boolean found(char wanted) {
    skipSpace();
    boolean found = place < text.length() && text.charAt(place) == wanted;
    if (found) {
      place++;
    }
    return found;
  }

  private char peek() {
    if (place == text.length()) {
      throw wrong();
    }
    return text.charAt(place);
  }

  private void skipSpace() {
    while (place < text.length() && " \t\n\r".indexOf(text.charAt(place)) >= 0) {
      place++;
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("Not JSON, or too much of it, at letter " + place);
  }
}
