package tw.jiean.marketplace.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.validation.Errors;
import tw.jiean.marketplace.page.PlainText;

/** Reads typed text within limits and puts what is wrong to the field, in words of the bundle. */
final class FormFields {

  private final Errors errors;
  private final String prefix;
  private final String labels;
  private final Object[] numbers;
  private final int before;

  /**
   * @param prefix what stands before the names of the fields in the form
   */
  FormFields(Errors errors, String prefix) {
    this(errors, prefix, prefix);
  }

  private FormFields(Errors errors, String prefix, String labels, Object... numbers) {
    this.errors = errors;
    this.prefix = prefix;
    this.labels = labels;
    this.numbers = numbers;
    this.before = errors.getErrorCount();
  }

  /**
   * The fields of one row of many; what they are called is told with its number.
   *
   * @param index 0 for the first row
   */
  static FormFields numbered(Errors errors, String rows, int index) {
    return new FormFields(errors, rows + "[" + index + "].", rows + ".", index + 1);
  }

  @Nullable String line(String field, @Nullable String typed, int max) {
    return within(field, PlainText.line(typed == null ? "" : typed), max);
  }

  /** As {@link #line}, but nothing is something too. */
  @Nullable String optionalLine(String field, @Nullable String typed, int max) {
    String text = PlainText.line(typed == null ? "" : typed);
    return text.isEmpty() ? text : within(field, text, max);
  }

  @Nullable String paragraphs(String field, @Nullable String typed, int max) {
    return within(field, PlainText.paragraphs(typed == null ? "" : typed), max);
  }

  /**
   * Puts an error to a field.
   *
   * @param problem key of the text {@code catalog.problem.<problem>}; its first argument is what
   *     the field is called in a sentence, the others follow
   */
  void reject(String field, String problem, Object... others) {
    var arguments = new ArrayList<Object>(List.of(others));
    arguments.addFirst(
        new DefaultMessageSourceResolvable(
            new String[] {"catalog.label." + labels + field}, numbers));
    errors.rejectValue(prefix + field, "catalog.problem." + problem, arguments.toArray(), null);
  }

  boolean failed() {
    return errors.getErrorCount() > before;
  }

  private @Nullable String within(String field, String text, int max) {
    int length = PlainText.length(text);
    if (length == 0) {
      reject(field, "missing");
    } else if (length > max) {
      reject(field, "tooLong", String.format(Locale.ROOT, "%,d", max), length);
    } else {
      return text;
    }
    return null;
  }
}
