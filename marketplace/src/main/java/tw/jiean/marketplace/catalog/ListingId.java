package tw.jiean.marketplace.catalog;

/**
 * The key of a listing: the decimal number in {@code /services/{id}/}.
 *
 * @param value 1 or more
 */
public record ListingId(long value) {}
