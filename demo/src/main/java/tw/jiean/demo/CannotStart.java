package tw.jiean.demo;

import org.jspecify.annotations.Nullable;

/**
 * Something outside the program keeps the demo from starting; the message says what, and what to
 * do.
 */
final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  CannotStart(String message) {
    this(message, null);
  }

  CannotStart(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
