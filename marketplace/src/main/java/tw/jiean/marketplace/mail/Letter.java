package tw.jiean.marketplace.mail;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the words of one language, not yet laid out.
 *
 * @param language as in {@code <html lang>}
 * @param subject one line, without control characters
 * @param testMode that no real money moves, or null where it does
 * @param paragraphs plain text; a line break in one stays
 * @param quoted the same for readers without HTML: lines that people broke themselves begin with a
 *     mark, so that they cannot pass for lines of ours
 * @param notes small print below the line
 * @param links below them
 */
record Letter(
    String language,
    String site,
    String subject,
    @Nullable String testMode,
    String greeting,
    String title,
    List<String> paragraphs,
    List<String> quoted,
    List<Fact> facts,
    Link action,
    List<String> notes,
    List<Link> links) {

  /**
   * One line of the table.
   *
   * @param exact whether it has to be copied character by character
   */
  record Fact(String label, String value, boolean exact) {}

  /** Something to press, and where it leads. */
  record Link(String text, URI url) {}

  /** The same for readers without HTML. */
  String plainText() {
    StringBuilder text = new StringBuilder();
    if (testMode != null) {
      text.append("[").append(testMode).append("]\n\n");
    }
    text.append(greeting).append("\n\n").append(title).append("\n\n");
    quoted.forEach(paragraph -> text.append(paragraph).append("\n\n"));
    facts.forEach(fact -> text.append(fact.label()).append(": ").append(fact.value()).append('\n'));
    if (!facts.isEmpty()) {
      text.append('\n');
    }
    text.append(action.text()).append(":\n").append(action.url()).append("\n\n-- \n");
    text.append(site).append('\n');
    notes.forEach(note -> text.append(note).append('\n'));
    links.forEach(link -> text.append(link.text()).append(": ").append(link.url()).append('\n'));
    return text.toString();
  }
}
