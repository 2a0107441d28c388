package tw.jiean.marketplace.proof;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.attoparser.simple.AbstractSimpleMarkupHandler;
import org.attoparser.simple.SimpleMarkupParser;

/** What a page is made of, without its text: elements with the names of their attributes. */
final class Markup extends AbstractSimpleMarkupHandler {

  private static final Set<String> ADDRESSES =
      Set.of("href", "src", "action", "formaction", "srcset", "hx-get", "hx-post", "data");

  private final Set<String> found = new TreeSet<>();

  private Markup() {}

  static Set<String> of(String page) {
    Markup markup = new Markup();
    try {
      new SimpleMarkupParser(ParseConfiguration.htmlConfiguration()).parse(page, markup);
    } catch (ParseException e) {
      throw new AssertionError("No page: " + page, e);
    }
    return markup.found;
  }

  @Override
  public void handleOpenElement(String name, Map<String, String> attributes, int line, int column) {
    add(name, attributes);
  }

  @Override
  public void handleStandaloneElement(
      String name, Map<String, String> attributes, boolean minimized, int line, int column) {
    add(name, attributes);
  }

  @Override
  public void handleComment(char[] buffer, int offset, int length, int line, int column) {
    found.add("a comment");
  }

  /** Each attribute by itself, as some are there or not; an address by where it leads. */
  private void add(String name, Map<String, String> attributes) {
    found.add(name);
    if (attributes != null) {
      attributes.forEach((attribute, value) ->
          found.add(
              name
                  + " "
                  + attribute
                  + (ADDRESSES.contains(attribute) ? " to " + destination(value) : "")));
    }
  }

  private static String destination(String address) {
    return address.startsWith("//") || !address.matches("[/#?].*")
        ? address.replaceFirst("(?s)[/?].*", "")
        : "this site";
  }
}
