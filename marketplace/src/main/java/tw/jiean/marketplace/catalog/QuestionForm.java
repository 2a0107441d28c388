package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import tw.jiean.marketplace.page.PlainText;

/**
 * The fields of one question as they were typed; a missing field counts as empty.
 *
 * @param kind code of a {@link QuestionKind}
 * @param choices one a line; they count for {@link QuestionKind#CHOICE} only
 */
record QuestionForm(
    @Nullable String kind,
    @Nullable String label,
    @Nullable String choices,
    @Nullable Boolean mandatory) {

  /** What a seller who adds a question finds. */
  static final QuestionForm NEW =
      new QuestionForm(QuestionKind.SHORT_TEXT.code(), null, null, true);

  QuestionForm {
    kind = Objects.requireNonNullElse(kind, QuestionKind.SHORT_TEXT.code());
    label = Objects.requireNonNullElse(label, "");
    choices = Objects.requireNonNullElse(choices, "");
    mandatory = Boolean.TRUE.equals(mandatory);
  }

  static QuestionForm of(Question question) {
    return new QuestionForm(
        question.kind().code(),
        question.label(),
        String.join("\n", question.choices()),
        question.mandatory());
  }

  /** Added and never filled in. */
  boolean empty() {
    return label == null || choices == null || (label + choices).isBlank();
  }

  /** The question, or null after at least one error was put to a field of that number. */
  @Nullable Question question(int index, Errors errors) {
    var fields = FormFields.numbered(errors, "questions", index);
    QuestionKind read = QuestionKind.ofCode(Objects.requireNonNullElse(kind, "")).orElse(null);
    if (read == null) {
      fields.reject("kind", "missing");
    }
    String question = fields.line("label", label, Question.MAX_LABEL);
    List<String> answers = read == QuestionKind.CHOICE ? answers(fields) : List.of();
    return read == null || question == null || fields.failed()
        ? null
        : new Question(read, question, answers, Boolean.TRUE.equals(mandatory));
  }

  private List<String> answers(FormFields fields) {
    List<String> answers =
        Objects.requireNonNullElse(choices, "")
            .lines()
            .map(PlainText::line)
            .filter(line -> !line.isEmpty())
            .distinct()
            .toList();
    if (answers.size() < Question.MIN_CHOICES || answers.size() > Question.MAX_CHOICES) {
      fields.reject("choices", "choices", Question.MIN_CHOICES, Question.MAX_CHOICES);
    } else if (answers.stream().anyMatch(line -> PlainText.length(line) > Question.MAX_CHOICE)) {
      fields.reject("choices", "choiceTooLong", Question.MAX_CHOICE);
    }
    return answers;
  }
}
