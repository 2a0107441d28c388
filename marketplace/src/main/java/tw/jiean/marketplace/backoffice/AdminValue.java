package tw.jiean.marketplace.backoffice;

import java.time.Instant;
import java.util.Objects;
import tw.jiean.marketplace.page.Site;

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

  /** The value where no element may stand, as in a list of choices. */
  default String words(Site site) {
    return switch (this) {
      case Text(String text) -> text;
      case Code(String text) -> text;
      case Figure(String text) -> text;
      case Lines(String text) -> text;
      case Label(String messageKey, String fallback) ->
          Objects.requireNonNullElse(site.textOrNull(messageKey), fallback);
      case Time(Instant at) -> site.time(at);
      case Linked linked -> linked.text();
      case Page(String path) -> path;
      case Nothing() -> "";
    };
  }
}
