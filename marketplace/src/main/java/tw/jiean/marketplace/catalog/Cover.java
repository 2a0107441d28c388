package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The picture of a listing as templates show it: the seller's photo, or one drawn for its category.
 *
 * @param card address of the small one, 480 by 300
 * @param page address of the large one, 1200 by 750; null when it is a drawing, which has any size
 */
record Cover(String card, @Nullable String page) {

  /** Slugs of categories that have a drawing of their own. */
  private static final Set<String> DRAWN =
      Set.of(
          "design",
          "programming",
          "video",
          "translation",
          "writing",
          "marketing",
          "music",
          "photography",
          "teaching",
          "business");

  static Cover of(Listing listing) {
    return of(listing.photo(), listing.categories());
  }

  /** Address of the picture that is drawn for these categories. */
  static String drawing(List<Category> categories) {
    return of(null, categories).card();
  }

  static Cover of(@Nullable PhotoId photo, List<Category> categories) {
    if (photo != null) {
      String folder = "/photos/" + photo.value() + "/";
      return new Cover(folder + PhotoSize.CARD.fileName(), folder + PhotoSize.PAGE.fileName());
    }
    String drawing =
        categories.stream().map(Category::slug).filter(DRAWN::contains).findFirst().orElse("other");
    return new Cover("/assets/covers/" + drawing + ".svg", null);
  }
}
