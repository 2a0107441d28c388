package tw.jiean.marketplace.catalog;

import java.time.Instant;

/**
 * What somebody has published of a finished order.
 *
 * @param author who wrote it, as everybody sees him
 * @param stars 1 to 5
 * @param text plain text with line breaks, "" when nothing was written
 * @param at when it became public
 * @param listing the title of what was bought
 * @param bySeller whether the seller speaks of the buyer
 */
public record Opinion(
    String author, int stars, String text, Instant at, String listing, boolean bySeller) {

  /** As many as a page shows. */
  static final int SHOWN = 20;
}
