package tw.jiean.marketplace.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Reads typed text within limits and puts what is wrong to the field, in words of the bundle. */
final class FormFields {

  private final Errors errors;
  private final String prefix;
  private final int before;

  /**
   * @param prefix what stands before the names of the fields in the form
   */
  FormFields(Errors errors, String prefix) {
    this.errors = errors;
    this.prefix = prefix;
    this.before = errors.getErrorCount();
  }

  @Nullable String line(String field, @Nullable String typed, int max) {
    return within(field, PlainText.line(typed == null ? "" : typed), max);
  }

  @Nullable String paragraphs(String field, @Nullable String typed, int max) {
    return within(field, PlainText.paragraphs(typed == null ? "" : typed), max);
  }

  void reject(String field, String messageKey, Object... arguments) {
    errors.rejectValue(prefix + field, messageKey, arguments, null);
  }

  boolean failed() {
    return errors.getErrorCount() > before;
  }

  private @Nullable String within(String field, String text, int max) {
    int length = PlainText.length(text);
    if (length == 0) {
      reject(field, "catalog.problem." + prefix + field + "Missing");
    } else if (length > max) {
      reject(field, "catalog.problem.tooLong", String.format(Locale.ROOT, "%,d", max), length);
    } else {
      return text;
    }
    return null;
  }
}
