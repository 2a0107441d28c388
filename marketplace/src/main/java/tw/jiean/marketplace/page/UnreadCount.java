package tw.jiean.marketplace.page;

/**
 * How much the visitor has not seen of a section; stands beside its link on every page. A bean of
 * this type adds one.
 */
public interface UnreadCount {

  /** The path of the section: {@code /orders/}. */
  String section();

  /** The message key of the sentence that says it aloud; takes the number. */
  String text();

  /** Of whoever is signed in; 0 for others. Is not asked on error pages. */
  long now();
}
