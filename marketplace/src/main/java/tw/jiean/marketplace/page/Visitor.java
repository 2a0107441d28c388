package tw.jiean.marketplace.page;

/**
 * Who looks at a page, as far as the layout must know; what signed-in people are in the session.
 */
public interface Visitor {

  /** As others see it. */
  String displayName();

  /** Whether the back office is open to this visitor. */
  boolean isOperator();
}
