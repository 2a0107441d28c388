package tw.jiean.marketplace.web;

/**
 * A field that a form may send several times, because several boxes of that name can be ticked. A
 * module declares each of its own as a bean; every other field that comes twice is refused.
 *
 * @param name of the field
 */
public record TickBoxes(String name) {}
