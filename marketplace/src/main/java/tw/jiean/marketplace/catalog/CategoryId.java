package tw.jiean.marketplace.catalog;

/** The key of a category. */
public record CategoryId(long value) {}
