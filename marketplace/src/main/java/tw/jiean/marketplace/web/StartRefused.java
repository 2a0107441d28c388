package tw.jiean.marketplace.web;

/** Settings that contradict each other. The message is one sentence for the operator. */
final class StartRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartRefused(String message) {
    super(message);
  }
}
