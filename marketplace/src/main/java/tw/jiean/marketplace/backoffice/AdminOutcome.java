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
   * these texts and with what was typed.
   *
   * @param reasons at least one, at most one of an input
   */
  record Refused(List<Wrong> reasons) implements AdminOutcome {

    /** Copies the reasons. */
    public Refused {
      reasons = List.copyOf(reasons);
    }

    /** The first reason, which stands for all. */
    String messageKey() {
      return reasons.getFirst().messageKey();
    }
  }

  /**
   * Why a command is refused.
   *
   * @param field the input that is wrong, or {@code null} when it is none of them
   * @param messageKey the reason as a text of the module's bundle
   * @param arguments what the text names
   */
  record Wrong(@Nullable String field, String messageKey, List<Object> arguments) {

    /** Copies the arguments. */
    public Wrong {
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
    return new Refused(List.of(new Wrong(null, messageKey, List.of(arguments))));
  }

  /** It was refused because of what one input says. */
  static AdminOutcome invalid(String field, String messageKey, Object... arguments) {
    return invalid(List.of(wrong(field, messageKey, arguments)));
  }

  /** It was refused because of what several inputs say. */
  static AdminOutcome invalid(List<Wrong> inputs) {
    return new Refused(inputs);
  }

  /** What is wrong with one input. */
  static Wrong wrong(String field, String messageKey, Object... arguments) {
    return new Wrong(field, messageKey, List.of(arguments));
  }
}
