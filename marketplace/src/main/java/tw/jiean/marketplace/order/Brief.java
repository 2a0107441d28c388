package tw.jiean.marketplace.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.QuestionKind;
import tw.jiean.marketplace.page.PlainText;

/**
 * What the seller needs to know, frozen when the order was placed, and what the buyer answered.
 *
 * @param questions none when the seller asked nothing of his own: then the buyer is asked, in the
 *     words of the page, to describe what he needs
 * @param answers one for each question in their order, empty where nothing was said; null until the
 *     buyer has answered
 */
record Brief(List<Question> questions, @Nullable List<String> answers) {

  /** Longest answer, in characters. */
  static final int MAX = 5_000;

  /**
   * One question.
   *
   * @param text what is asked, or empty for the general question of the page
   * @param choices what can be chosen from, or empty for a text
   * @param lines whether the text has several lines
   */
  record Question(String text, List<String> choices, boolean lines, boolean mandatory) {

    static final Question GENERAL =
        new Question("", List.of(), /* lines= */ true, /* mandatory= */ true);

    /** Whether the page says in its own words what is asked. */
    public boolean general() {
      return text.isEmpty();
    }
  }

  /** What the seller asks at present; nothing is answered. */
  static Brief of(Listing listing) {
    return new Brief(
        listing.questions().stream()
            .map(asked ->
                new Question(
                    asked.label(),
                    asked.choices(),
                    asked.kind() == QuestionKind.LONG_TEXT,
                    asked.mandatory()))
            .toList(),
        null);
  }

  /** What is wrong with an answer. */
  enum Fault {
    MISSING,
    TOO_LONG,
    NOT_OFFERED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The first answer that cannot be taken. */
  record Refused(int index, Fault fault) {}

  /** What is asked, at least the general question. */
  public List<Question> asked() {
    return questions.isEmpty() ? List.of(Question.GENERAL) : questions;
  }

  /** Why these answers cannot be taken, or empty when they can. */
  Optional<Refused> objection(List<String> given) {
    for (int i = 0; i < asked().size(); i++) {
      Question question = asked().get(i);
      String answer = i < given.size() ? given.get(i).strip() : "";
      Fault fault = null;
      if (answer.isEmpty()) {
        fault = question.mandatory() ? Fault.MISSING : null;
      } else if (PlainText.length(answer) > MAX) {
        fault = Fault.TOO_LONG;
      } else if (!question.choices().isEmpty() && !question.choices().contains(answer)) {
        fault = Fault.NOT_OFFERED;
      }
      if (fault != null) {
        return Optional.of(new Refused(i, fault));
      }
    }
    return Optional.empty();
  }

  Brief answered(List<String> given) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < asked().size(); i++) {
      kept.add(i < given.size() ? given.get(i).strip() : "");
    }
    return new Brief(questions, List.copyOf(kept));
  }

  /** What was answered to a question, from 0; empty until then, and where nothing was said. */
  public String answer(int question) {
    return answers == null ? "" : answers.get(question);
  }

  public boolean isAnswered() {
    return answers != null;
  }
}
