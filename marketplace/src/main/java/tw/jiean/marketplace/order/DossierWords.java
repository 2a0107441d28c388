package tw.jiean.marketplace.order;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminValue.Sentence;
import tw.jiean.marketplace.page.Taiwan;

/**
 * Reads pieces of a {@link Dossier} as people do. What is sealed is the text of the piece; this
 * only says it in sentences.
 */
@Component
public class DossierWords {

  /** Of these the second line is which one, or how many days. */
  private static final Set<String> NUMBERED =
      Set.of("reminded", "delivered", "revision_requested", "extension_requested");

  private static final String HISTORY = "order.history.";
  private static final String RULE = "order.dossier.rule.";

  private final Taiwan taiwan;

  DossierWords(Taiwan taiwan) {
    this.taiwan = taiwan;
  }

  /**
   * What a piece says. A text that people wrote stays as it is, and so does what this version does
   * not know.
   *
   * @param kind as in the piece
   * @param by as in the piece
   * @param text as in the piece
   */
  public List<Sentence> say(String kind, String by, String text) {
    return switch (kind) {
      case "terms_days" -> List.of(new Sentence("order.dossier.days", List.of(text)));
      case "terms_revisions" -> revisions(text);
      case "terms_rules" -> rules(text);
      case "history" -> history(by, text);
      case "delivery" -> delivery(text);
      default -> List.of(Sentence.of(text));
    };
  }

  private static List<Sentence> revisions(String text) {
    String[] figures = text.split(" / ", -1);
    return figures.length == 2
        ? List.of(new Sentence("order.dossier.revisions", List.of(figures[0], figures[1])))
        : List.of(Sentence.of(text));
  }

  private static List<Sentence> delivery(String text) {
    String[] parts = text.split("\n", 2);
    String[] head = parts[0].split(" ", -1);
    if (head.length != 3 || !head[0].startsWith("#")) {
      return List.of(Sentence.of(text));
    }
    List<Sentence> said = new ArrayList<>();
    said.add(new Sentence("order.dossier.delivery", List.of(head[0].substring(1))));
    if (parts.length > 1 && !parts[1].isEmpty()) {
      said.add(Sentence.of(parts[1]));
    }
    said.add(new Sentence("order.dossier.sha256", List.of(head[2])));
    return said;
  }

  private List<Sentence> history(String by, String text) {
    Deque<String> lines = new ArrayDeque<>(List.of(text.split("\n", -1)));
    String key = lines.removeFirst();
    Object who = AdminStory.word("order.admin.party.", by);
    String number = NUMBERED.contains(key) && !lines.isEmpty() ? lines.removeFirst() : "";
    boolean split = key.equals("dispute_split");
    // Of a ruling, cases that were sealed before have the buyer's sum alone, and this word.
    boolean sum = split || key.startsWith("part_") || key.equals("dispute_ruled");
    String amount = sum && !lines.isEmpty() ? lines.removeFirst() : "";
    String toSeller = split && !lines.isEmpty() ? lines.removeFirst() : "";
    List<Sentence> said = new ArrayList<>();
    said.add(new Sentence(HISTORY + key, List.of(who, number, amount, toSeller)));
    if (!lines.isEmpty() && isMoment(lines.getFirst())) {
      said.add(
          new Sentence(
              "order.dossier.until",
              List.of(
                  AdminStory.word(HISTORY + key, ".until"),
                  taiwan.time(Instant.parse(lines.removeFirst())))));
    }
    if (!lines.isEmpty()) {
      said.add(new Sentence("order.history.reason", List.of(String.join("\n", lines))));
    }
    return said;
  }

  private static boolean isMoment(String line) {
    try {
      return Instant.parse(line) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static List<Sentence> rules(String json) {
    OrderRules rules = WorkJson.rules(json);
    return List.of(
        rule("unpaid", rules.unpaid()),
        rule("reminders", rules.firstReminder(), rules.secondReminder()),
        rule("start-without", rules.startWithout()),
        rule("give-up", rules.giveUp()),
        rule("review", rules.review(), rules.reviewExtension()),
        rule("revision", rules.revision()),
        rule("very-late", rules.veryLate()),
        rule("extension-answer", rules.extensionAnswer()),
        rule("cancel-answer", rules.cancelAnswer()),
        rule("ruling", rules.ruling()),
        rule("clearance", rules.clearance()),
        new Sentence(RULE + "commission", List.of(rules.rate().toString())));
  }

  private static Sentence rule(String name, Duration... times) {
    List<Object> spans = new ArrayList<>();
    for (Duration time : times) {
      spans.add(span(time));
    }
    return new Sentence(RULE + name, spans);
  }

  /** In days where it is whole days. */
  private static Object span(Duration time) {
    boolean days = time.equals(Duration.ofDays(time.toDays()));
    return days
        ? new Sentence("order.time.days", List.of(time.toDays())).resolvable()
        : new Sentence("order.time.hours", List.of(time.toHours())).resolvable();
  }
}
