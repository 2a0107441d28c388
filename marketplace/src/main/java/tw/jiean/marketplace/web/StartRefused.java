package tw.jiean.marketplace.web;

/** Settings that contradict each other. The message is one sentence for the operator. */
public final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the sentence that names what is wrong and what to do. */
  public StartRefused(String message) {
    super(message);
  }
}
