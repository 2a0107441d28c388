package tw.jiean.ecpay.statement;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.UnreadableReply;

/**
 * Finds the name under which a file has a column; full-width brackets and percent signs are those
 * of ASCII.
 */
final class Columns {

  private Columns() {}

  /** The names of a column, one's own first when there is one. */
  static List<String> named(@Nullable String own, List<String> known) {
    return own == null ? known : Stream.concat(Stream.of(own), known.stream()).toList();
  }

  /** The first of the names that the header has; the first of all when it has none. */
  static String find(List<String> header, List<String> names) {
    return names.stream()
        .flatMap(name -> header.stream().filter(column -> plain(column).equals(plain(name))))
        .findFirst()
        .orElse(names.get(0));
  }

  /** The same for a column that must be there. */
  static String require(String operation, List<String> header, List<String> names) {
    String found = find(header, names);
    if (!header.contains(found)) {
      throw new UnreadableReply(operation, "no column " + String.join(" or ", names), null);
    }
    return found;
  }

  private static String plain(String name) {
    return name.replace('（', '(').replace('）', ')').replace('％', '%');
  }
}
