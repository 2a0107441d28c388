package tw.jiean.marketplace.catalog;

import tw.jiean.marketplace.page.PlainText;

/**
 * A photo of a listing.
 *
 * @param text what is to be seen, for those who do not see it: at most {@value #MAX_TEXT}
 *     characters, "" when the seller said nothing
 */
public record ListingPhoto(PhotoId id, String text) {

  static final int MAX_TEXT = 120;

  /** Refuses what is outside the limits. */
  public ListingPhoto {
    if (PlainText.length(text) > MAX_TEXT) {
      throw new IllegalArgumentException(
          "What a photo shows is said in " + MAX_TEXT + " characters, not " + text.length());
    }
  }

  /** Address of the small one, 480 by 300. */
  public String card() {
    return "/photos/" + id.value() + "/" + PhotoSize.CARD.fileName();
  }

  /** Address of the large one, 1200 by 750. */
  public String page() {
    return "/photos/" + id.value() + "/" + PhotoSize.PAGE.fileName();
  }
}
