package tw.jiean.marketplace.review;

import java.text.Normalizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

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

  /** What nobody can see or type on purpose goes; line breaks stay, as LF. */
  String plainText() {
    return Normalizer.normalize(Objects.requireNonNullElse(text, ""), Normalizer.Form.NFC)
        .replace("\r\n", "\n")
        .replaceAll("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069\\uFEFF&&[^\\n\\t]]", "")
        .strip();
  }

  /** Puts what is wrong to its field. */
  boolean isValid(Errors errors) {
    if (!Objects.requireNonNullElse(stars, "").matches("[1-5]")) {
      errors.rejectValue("stars", "review.problem.stars");
    }
    String plain = plainText();
    int length = plain.codePointCount(0, plain.length());
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
