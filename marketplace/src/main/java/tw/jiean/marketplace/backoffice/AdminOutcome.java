package tw.jiean.marketplace.backoffice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a command went. */
public sealed interface AdminOutcome {

  /**
   * It is done, and its audit entry commits with it.
   *
   * @param key key of the object that it made, else {@code null}
   * @param afterwards what follows once that is committed, or {@code null}
   */
  record Done(@Nullable String key, @Nullable Runnable afterwards) implements AdminOutcome {}

  /**
   * It was refused. Everything that the command wrote is rolled back; the form is shown again with
   * this text and with what was typed.
   *
   * @param messageKey the reason as a text of the module's bundle
   * @param arguments what the text names
   * @param field the input that is wrong, or {@code null} when it is none of them
   */
  record Refused(String messageKey, List<Object> arguments, @Nullable String field)
      implements AdminOutcome {

    /** Copies the arguments. */
    public Refused {
      arguments = List.copyOf(arguments);
    }
  }

  /** It is done. */
  static AdminOutcome done() {
    return new Done(null, null);
  }

  /**
   * It is done, and something follows that must not happen inside a transaction, such as asking
   * another service. That it was ordered is on record before; the work itself tells how it went.
   */
  static AdminOutcome doneThen(Runnable afterwards) {
    return new Done(null, afterwards);
  }

  /** It is done, and made a new object with this key. */
  static AdminOutcome created(String key) {
    return new Done(key, null);
  }

  /** It was refused for this reason. */
  static AdminOutcome refused(String messageKey, Object... arguments) {
    return new Refused(messageKey, List.of(arguments), null);
  }

  /** It was refused because of what one input says. */
  static AdminOutcome invalid(String field, String messageKey, Object... arguments) {
    return new Refused(messageKey, List.of(arguments), field);
  }
}
