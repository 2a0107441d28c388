package tw.jiean.marketplace.catalog;

import java.io.IOException;
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
 * @param photos those that were accepted before, the cover first
 * @param photoFile a new file, which becomes the last photo; empty when none was chosen
 * @param seen when the listing had last been changed, as whoever fills the form in saw it
 */
record ListingForm(
    @Nullable String title,
    @Nullable String description,
    @Nullable List<String> categories,
    @Nullable PlanForm standard,
    @Nullable Boolean offersPremium,
    @Nullable PlanForm premium,
    @Nullable List<QuestionForm> questions,
    @Nullable List<PhotoForm> photos,
    @Nullable MultipartFile photoFile,
    @Nullable String seen) {

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
    photos = photos == null ? List.of() : photos.stream().filter(Objects::nonNull).toList();
    seen = Objects.requireNonNullElse(seen, "");
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
        listing.photos().stream().map(PhotoForm::of).toList(),
        null,
        listing.updatedAt().toString());
  }

  /** The form after a button that adds, removes or moves a question. */
  ListingForm withQuestions(FormStep step) {
    return with(step.on(askedRows(), QuestionForm.NEW, ListingDraft.MAX_QUESTIONS), photoRows());
  }

  /** The form after a button that removes or moves a photo; a new one comes by its file. */
  ListingForm withPhotos(FormStep step) {
    return step.move() == FormStep.Move.ADD
        ? this
        : with(askedRows(), step.on(photoRows(), PhotoForm.EMPTY, ListingDraft.MAX_PHOTOS));
  }

  /** The same of somebody who knows by now how the listing stands. */
  ListingForm havingSeen(Listing listing) {
    return with(askedRows(), photoRows(), null, listing.updatedAt().toString());
  }

  private ListingForm with(List<QuestionForm> asked, List<PhotoForm> shown) {
    return with(asked, shown, photoFile, seen);
  }

  private ListingForm with(
      List<QuestionForm> asked,
      List<PhotoForm> shown,
      @Nullable MultipartFile file,
      @Nullable String version) {
    return new ListingForm(
        title,
        description,
        categories,
        standard,
        offersPremium,
        premium,
        asked,
        shown,
        file,
        version);
  }

  /** Whether somebody has saved the listing since this form was shown. */
  boolean isOvertaken(Listing listing) {
    return !"".equals(seen) && !listing.updatedAt().toString().equals(seen);
  }

  private List<QuestionForm> askedRows() {
    return Objects.requireNonNullElse(questions, List.of());
  }

  private List<PhotoForm> photoRows() {
    return Objects.requireNonNullElse(photos, List.of());
  }

  /** Whether the larger plan costs less, which is allowed and hardly ever meant. */
  public boolean premiumIsCheaper() {
    return premium != null && standard != null && premium.cheaperThan(standard);
  }

  /** Whether there is room for another question. */
  public boolean takesQuestions() {
    return askedRows().size() < ListingDraft.MAX_QUESTIONS;
  }

  /** Whether there is room for another photo. */
  public boolean takesPhotos() {
    return photoRows().size() < ListingDraft.MAX_PHOTOS;
  }

  /** Whether the box of the category was ticked. */
  public boolean ticked(Category category) {
    return categories != null && categories.contains(Long.toString(category.id().value()));
  }

  /**
   * The form with its new file among the photos, and without photos that nobody has accepted.
   *
   * @param why where a refusal of the file is put
   */
  ListingForm withFile(Photos store, Errors why) {
    var shown = new ArrayList<PhotoForm>();
    photoRows().stream().filter(photo -> photo.isThere(store)).forEach(shown::add);
    if (photoFile != null && !photoFile.isEmpty()) {
      if (shown.size() >= ListingDraft.MAX_PHOTOS) {
        why.rejectValue(
            "photoFile",
            "catalog.problem.photosTooMany",
            new Object[] {ListingDraft.MAX_PHOTOS},
            null);
      } else {
        switch (accept(photoFile, store)) {
          case PhotoUpload.Accepted(PhotoId id) -> shown.add(PhotoForm.of(id));
          case PhotoUpload.Refused(PhotoRefusal reason) ->
              why.rejectValue("photoFile", "catalog.photo.refused." + reason.code());
        }
      }
    }
    return with(askedRows(), shown, null, seen);
  }

  private static PhotoUpload accept(MultipartFile file, Photos store) {
    if (file.getSize() > Photos.MAX_BYTES) {
      return new PhotoUpload.Refused(PhotoRefusal.TOO_LARGE);
    }
    try {
      return store.accept(file.getBytes());
    } catch (IOException e) {
      return Photos.notStored(e);
    }
  }

  /**
   * Reads the form from top to bottom, so that errors come in the order of the page. Its file has
   * been seen to before, by {@link #withFile}.
   *
   * @param existing all categories of the catalogue
   * @return null after at least one error was put to a field
   */
  @Nullable ListingDraft draft(List<Category> existing, Errors errors) {
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
    List<ListingPhoto> gallery = gallery(errors);
    Plan first = plan(standard, PlanKind.STANDARD, errors);
    Plan second = wantsPremium() ? plan(premium, PlanKind.PREMIUM, errors) : null;
    List<Question> asked = asked(errors);
    return plainTitle == null || plainDescription == null || first == null || errors.hasErrors()
        ? null
        : new ListingDraft(plainTitle, plainDescription, shelves, first, second, gallery, asked);
  }

  private List<ListingPhoto> gallery(Errors errors) {
    var gallery = new ArrayList<ListingPhoto>();
    for (int i = 0; i < Math.min(photoRows().size(), ListingDraft.MAX_PHOTOS); i++) {
      ListingPhoto photo = photoRows().get(i).photo(i, errors);
      if (photo != null) {
        gallery.add(photo);
      }
    }
    return gallery;
  }

  private List<Question> asked(Errors errors) {
    if (askedRows().size() > ListingDraft.MAX_QUESTIONS) {
      errors.rejectValue(
          "questions",
          "catalog.problem.questionsTooMany",
          new Object[] {ListingDraft.MAX_QUESTIONS},
          null);
      return List.of();
    }
    var asked = new ArrayList<Question>();
    for (int i = 0; i < askedRows().size(); i++) {
      QuestionForm row = askedRows().get(i);
      Question question = row.empty() ? null : row.question(i, errors);
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
