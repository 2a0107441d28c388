package tw.jiean.marketplace.catalog;

import java.util.HashSet;
import java.util.List;
import tw.jiean.marketplace.page.PlainText;

/**
 * What a seller wants to know before the work on an order begins; valid by construction.
 *
 * @param label the question itself, 1 to {@value #MAX_LABEL} characters
 * @param choices for {@link QuestionKind#CHOICE} {@value #MIN_CHOICES} to {@value #MAX_CHOICES}
 *     different answers of 1 to {@value #MAX_CHOICE} characters, in the seller's order; empty for
 *     the other kinds
 * @param mandatory whether the work waits for the answer
 */
public record Question(QuestionKind kind, String label, List<String> choices, boolean mandatory) {

  static final int MAX_LABEL = 200;
  static final int MIN_CHOICES = 2;
  static final int MAX_CHOICES = 20;
  static final int MAX_CHOICE = 80;

  /** Refuses what is outside the limits. */
  public Question {
    PlainText.requireLength("Question", label, MAX_LABEL);
    choices = List.copyOf(choices);
    choices.forEach(choice -> PlainText.requireLength("Choice", choice, MAX_CHOICE));
    int count = choices.size();
    if (kind == QuestionKind.CHOICE
        ? count < MIN_CHOICES || count > MAX_CHOICES
        : !choices.isEmpty()) {
      throw new IllegalArgumentException(
          "A question has %d to %d choices if it is of that kind, else none, not %d"
              .formatted(MIN_CHOICES, MAX_CHOICES, count));
    }
    if (new HashSet<>(choices).size() < count) {
      throw new IllegalArgumentException("The choices of a question differ");
    }
  }
}
