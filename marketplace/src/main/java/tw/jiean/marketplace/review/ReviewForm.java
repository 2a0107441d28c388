package tw.jiean.marketplace.review;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import tw.jiean.marketplace.page.PlainText;

/**
 * What the form of a review sends; a missing field counts as empty.
 *
 * @param stars 1 to 5
 */
record ReviewForm(@Nullable String stars, @Nullable String text) {

  static final ReviewForm EMPTY = new ReviewForm(null, null);

  ReviewForm {
    stars = Objects.requireNonNullElse(stars, "");
    text = Objects.requireNonNullElse(text, "");
  }

  String plainText() {
    return PlainText.asWritten(Objects.requireNonNullElse(text, ""));
  }

  /** Puts what is wrong to its field. */
  boolean isValid(Errors errors) {
    if (!Objects.requireNonNullElse(stars, "").matches("[1-5]")) {
      errors.rejectValue("stars", "review.problem.stars");
    }
    int length = PlainText.length(plainText());
    if (length > Review.MAX_TEXT) {
      errors.rejectValue("text", "review.problem.text", new Object[] {length}, null);
    }
    return !errors.hasErrors();
  }

  /** Only of a valid form. */
  int number() {
    return Integer.parseInt(Objects.requireNonNull(stars));
  }
}
