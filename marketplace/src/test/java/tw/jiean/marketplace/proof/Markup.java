package tw.jiean.marketplace.proof;

import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** What a page is made of, without its text: elements with the names of their attributes. */
final class Markup {

  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "srcset", "hx-get", "hx-post", "data");

  private Markup() {}

  /** As a browser reads the page. */
  static Set<String> of(String page) {
    Set<String> found = new TreeSet<>();
    Jsoup.parse(page).traverse((node, _) -> add(node, found));
    return found;
  }

  /** Each attribute by itself, as some are there or not; an address by where it leads. */
  private static void add(Node node, Set<String> found) {
    if (node instanceof Comment) {
      found.add("a comment");
    } else if (node instanceof Element element) {
      found.add(element.normalName());
      for (Attribute attribute : element.attributes()) {
        String name = attribute.getKey();
        String where = ADDRESSES.contains(name) ? " to " + destination(attribute.getValue()) : "";
        found.add(element.normalName() + " " + name + where);
      }
    }
  }

  private static String destination(String address) {
    return address.startsWith("//") || !address.matches("[/#?].*")
        ? address.replaceFirst("(?s)[/?].*", "")
        : "this site";
  }
}
