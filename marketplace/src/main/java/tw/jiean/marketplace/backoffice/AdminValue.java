package tw.jiean.marketplace.backoffice;

import java.time.Instant;

/** One value as an operator sees it; the templates know how each kind looks. */
public sealed interface AdminValue {

  /** Ordinary text. */
  record Text(String text) implements AdminValue {}

  /** An identifier or another text in which every character counts: fixed-width, never wrapped. */
  record Code(String text) implements AdminValue {}

  /** A number or an amount, already written out: aligned to the right. */
  record Figure(String text) implements AdminValue {}

  /** Several lines, kept as they are. */
  record Lines(String text) implements AdminValue {}

  /**
   * A word from a bundle.
   *
   * @param messageKey its key
   * @param fallback shown when the bundle has no such key
   */
  record Label(String messageKey, String fallback) implements AdminValue {}

  /** A moment, shown in Asia/Taipei. */
  record Time(Instant at) implements AdminValue {}

  /**
   * A link to an object of another list; plain text while no module contributes that list.
   *
   * @param list name of the list
   * @param key key of the object in it
   * @param text what the link says
   */
  record Linked(String list, String key, String text) implements AdminValue {}

  /**
   * A link to a page or a file of this site outside of the back office.
   *
   * @param path begins with a slash
   */
  record Page(String path) implements AdminValue {}

  /** Nothing is known. */
  record Nothing() implements AdminValue {}

  /** The kind as templates switch over it. */
  default String kind() {
    return switch (this) {
      case Text text -> "text";
      case Code code -> "code";
      case Figure figure -> "figure";
      case Lines lines -> "lines";
      case Label label -> "label";
      case Time time -> "time";
      case Linked linked -> "linked";
      case Page page -> "page";
      case Nothing nothing -> "nothing";
    };
  }
}
