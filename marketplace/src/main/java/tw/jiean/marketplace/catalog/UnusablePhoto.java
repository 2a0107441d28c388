package tw.jiean.marketplace.catalog;

import org.jspecify.annotations.Nullable;

/** Bytes that are no photo we take; ends the work on them inside this package. */
final class UnusablePhoto extends Exception {

  private static final long serialVersionUID = 1L;

  private final PhotoRefusal reason;

  UnusablePhoto(PhotoRefusal reason, @Nullable Throwable cause) {
    super("Photo refused: " + reason, cause);
    this.reason = reason;
  }

  UnusablePhoto(PhotoRefusal reason) {
    this(reason, null);
  }

  PhotoRefusal reason() {
    return reason;
  }
}
