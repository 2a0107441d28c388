package tw.jiean.marketplace.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How a member is known as a seller.
 *
 * @param completed orders that were finished
 * @param missed orders that buyers cancelled because nothing came for too long
 * @param rating the mean of all public reviews of buyers, or null without any
 * @param reviews how many there are
 */
public record Standing(int completed, int missed, @Nullable Rating rating, int reviews) {

  /** Of somebody who has sold nothing yet. */
  public static final Standing NEW = new Standing(0, 0, null, 0);
}
