package tw.jiean.marketplace.catalog;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A photo in the form: it was accepted before, so nobody has to choose a file twice because another
 * field was wrong.
 *
 * @param id key of the photo
 * @param text what is to be seen
 */
record PhotoForm(@Nullable String id, @Nullable String text) {

  /** What nobody has chosen. */
  static final PhotoForm EMPTY = new PhotoForm(null, null);

  PhotoForm {
    id = Objects.requireNonNullElse(id, "");
    text = Objects.requireNonNullElse(text, "");
  }

  static PhotoForm of(ListingPhoto photo) {
    return new PhotoForm(photo.id().value(), photo.text());
  }

  static PhotoForm of(PhotoId id) {
    return new PhotoForm(id.value(), null);
  }

  /** Whether there is such a photo; a key that somebody made up is none. */
  boolean isThere(Photos photos) {
    return PhotoId.of(Objects.requireNonNullElse(id, "")).filter(photos::contains).isPresent();
  }

  /** Address of the small picture, to show the photo in the form. */
  public Optional<String> card() {
    return PhotoId.of(Objects.requireNonNullElse(id, ""))
        .map(key -> new ListingPhoto(key, "").card());
  }

  /** The photo, or null after an error was put to the row of that number. */
  @Nullable ListingPhoto photo(int index, Errors errors) {
    var fields = FormFields.numbered(errors, "photos", index);
    String plain = fields.optionalLine("text", text, ListingPhoto.MAX_TEXT);
    return plain == null ? null : new ListingPhoto(new PhotoId(Objects.requireNonNull(id)), plain);
  }
}
