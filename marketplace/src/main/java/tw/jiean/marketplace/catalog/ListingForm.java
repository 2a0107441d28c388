package tw.jiean.marketplace.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the studio's form sends, as it was typed, so that it can be shown again; a missing field
 * counts as empty. There is no field for what a seller may not decide.
 *
 * @param categories keys of the categories that were ticked
 * @param offersPremium whether the box was ticked; the fields of the plan count only then
 * @param questions rows in the order of the page; those left empty are none
 * @param photo key of a photo that was accepted before: nobody shall choose a file twice because
 *     another field was wrong
 * @param photoFile a new file, empty when none was chosen
 * @param removePhoto whether the listing shall have no photo; a new file overrules it
 */
record ListingForm(
    @Nullable String title,
    @Nullable String description,
    @Nullable List<String> categories,
    @Nullable PlanForm standard,
    @Nullable Boolean offersPremium,
    @Nullable PlanForm premium,
    @Nullable List<QuestionForm> questions,
    @Nullable String photo,
    @Nullable MultipartFile photoFile,
    @Nullable Boolean removePhoto) {

  static final ListingForm EMPTY =
      new ListingForm(null, null, null, null, null, null, null, null, null, null);

  /** Rows have the numbers 0 to 99; far more than any listing may have. */
  private static final Pattern ROW = Pattern.compile("[a-zA-Z]+\\[[0-9]{1,2}]\\.[a-zA-Z]+");

  /** Whether a field claims to be in a row but has no number that a row can have. */
  static boolean namesAnOddRow(String field) {
    return field.contains("[") && !ROW.matcher(field).matches();
  }

  ListingForm {
    title = Objects.requireNonNullElse(title, "");
    description = Objects.requireNonNullElse(description, "");
    categories = categories == null ? List.of() : List.copyOf(categories);
    standard = Objects.requireNonNullElse(standard, PlanForm.EMPTY);
    offersPremium = Boolean.TRUE.equals(offersPremium);
    premium = Objects.requireNonNullElse(premium, PlanForm.EMPTY);
    questions =
        questions == null ? List.of() : questions.stream().filter(Objects::nonNull).toList();
    photo = Objects.requireNonNullElse(photo, "");
    removePhoto = Boolean.TRUE.equals(removePhoto);
  }

  static ListingForm of(Listing listing) {
    return new ListingForm(
        listing.title(),
        listing.description(),
        listing.categories().stream().map(shelf -> Long.toString(shelf.id().value())).toList(),
        PlanForm.of(listing.standard()),
        listing.premium() != null,
        PlanForm.of(listing.premium()),
        listing.questions().stream().map(QuestionForm::of).toList(),
        null,
        null,
        null);
  }

  /** The form after a button that adds, removes or moves a question. */
  ListingForm after(FormStep step) {
    return new ListingForm(
        title,
        description,
        categories,
        standard,
        offersPremium,
        premium,
        step.on(rows(), QuestionForm.NEW, ListingDraft.MAX_QUESTIONS),
        photo,
        null,
        removePhoto);
  }

  private List<QuestionForm> rows() {
    return Objects.requireNonNullElse(questions, List.of());
  }

  /** Whether there is room for another question. */
  public boolean takesQuestions() {
    return rows().size() < ListingDraft.MAX_QUESTIONS;
  }

  /** A refusal is put to the form, and the photo from before stays. */
  @Nullable PhotoId photo(Photos photos, Errors errors) {
    if (photoFile == null || photoFile.isEmpty()) {
      return photoBefore(photos);
    }
    return switch (accept(photoFile, photos)) {
      case PhotoUpload.Accepted(PhotoId id) -> id;
      case PhotoUpload.Refused(PhotoRefusal reason) -> {
        errors.rejectValue("photoFile", "catalog.photo.refused." + reason.code());
        yield photoBefore(photos);
      }
    };
  }

  private @Nullable PhotoId photoBefore(Photos photos) {
    if (photo == null || Boolean.TRUE.equals(removePhoto)) {
      return null;
    }
    return PhotoId.of(photo).filter(photos::contains).orElse(null);
  }

  private static PhotoUpload accept(MultipartFile file, Photos photos) {
    if (file.getSize() > Photos.MAX_BYTES) {
      return new PhotoUpload.Refused(PhotoRefusal.TOO_LARGE);
    }
    try {
      return photos.accept(file.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("An uploaded photo could not be read", e);
    }
  }

  /** Whether the box of the category was ticked. */
  public boolean ticked(Category category) {
    return categories != null && categories.contains(Long.toString(category.id().value()));
  }

  /**
   * What was read from the form.
   *
   * @param draft null after at least one error was put to a field
   * @param photo the photo to use, or to show again with the form; null for none
   */
  record Reading(@Nullable ListingDraft draft, @Nullable PhotoId photo) {}

  /**
   * Reads the form from top to bottom, so that errors come in the order of the page.
   *
   * @param existing all categories of the catalogue
   */
  Reading read(List<Category> existing, Photos photos, Errors errors) {
    var fields = new FormFields(errors, "");
    String plainTitle = fields.line("title", title, ListingDraft.MAX_TITLE);
    String plainDescription =
        fields.paragraphs("description", description, ListingDraft.MAX_DESCRIPTION);
    Set<CategoryId> shelves =
        existing.stream().filter(this::ticked).map(Category::id).collect(Collectors.toSet());
    if (shelves.isEmpty() && !existing.isEmpty()) {
      errors.rejectValue("categories", "catalog.problem.categoriesMissing");
    } else if (shelves.size() > ListingDraft.MAX_CATEGORIES) {
      errors.rejectValue(
          "categories",
          "catalog.problem.categoriesTooMany",
          new Object[] {ListingDraft.MAX_CATEGORIES},
          null);
    }
    PhotoId settled = photo(photos, errors);
    Plan first = plan(standard, PlanKind.STANDARD, errors);
    Plan second = wantsPremium() ? plan(premium, PlanKind.PREMIUM, errors) : null;
    List<Question> asked = questions(errors);
    return plainTitle == null || plainDescription == null || first == null || errors.hasErrors()
        ? new Reading(null, settled)
        : new Reading(
            new ListingDraft(plainTitle, plainDescription, shelves, first, second, settled, asked),
            settled);
  }

  private List<Question> questions(Errors errors) {
    if (rows().size() > ListingDraft.MAX_QUESTIONS) {
      errors.rejectValue(
          "questions",
          "catalog.problem.questionsTooMany",
          new Object[] {ListingDraft.MAX_QUESTIONS},
          null);
      return List.of();
    }
    var asked = new ArrayList<Question>();
    for (int i = 0; i < rows().size(); i++) {
      Question question = rows().get(i).empty() ? null : rows().get(i).question(i, errors);
      if (question != null) {
        asked.add(question);
      }
    }
    return asked;
  }

  private boolean wantsPremium() {
    return Boolean.TRUE.equals(offersPremium) && premium != null && !premium.empty();
  }

  private static @Nullable Plan plan(@Nullable PlanForm form, PlanKind kind, Errors errors) {
    return Objects.requireNonNullElse(form, PlanForm.EMPTY).plan(kind, errors);
  }
}
