package tw.jiean.marketplace.order;

/**
 * What is wrong with a form that was sent.
 *
 * @param field id of the input that has to be mended
 * @param text for the reader, in the language of the page
 */
record Problem(String field, String text) {}
