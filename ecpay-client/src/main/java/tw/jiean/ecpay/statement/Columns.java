package tw.jiean.ecpay.statement;

import java.util.List;
import tw.jiean.ecpay.UnreadableReply;

/** Finds the name under which a file has a column. */
final class Columns {

  private Columns() {}

  /** The first of the names that the header has; the first of all when it has none. */
  static String find(List<String> header, List<String> names) {
    return names.stream().filter(header::contains).findFirst().orElse(names.get(0));
  }

  /** The same for a column that must be there. */
  static String require(String operation, List<String> header, List<String> names) {
    String found = find(header, names);
    if (!header.contains(found)) {
      throw new UnreadableReply(operation, "no column " + String.join(" or ", names), null);
    }
    return found;
  }
}
