package tw.jiean.marketplace.page;

/**
 * What is wrong with a form, in the visitor's language.
 *
 * @param field the name of the field, empty when it is the form as a whole
 * @param text a sentence
 */
public record FieldError(String field, String text) {}
