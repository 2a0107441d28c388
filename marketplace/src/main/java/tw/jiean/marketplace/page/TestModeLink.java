package tw.jiean.marketplace.page;

/**
 * Something to look at where no real money moves; stands in the line that says so on every page. A
 * bean of this type adds one.
 *
 * @param path of the page
 * @param text message key
 */
public record TestModeLink(String path, String text) {}
