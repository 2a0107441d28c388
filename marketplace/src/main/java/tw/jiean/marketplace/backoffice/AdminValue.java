package tw.jiean.marketplace.backoffice;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
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

  /** Several sentences, each a line of its own. */
  record Sentences(List<Sentence> sentences) implements AdminValue {

    /** Copies the sentences. */
    public Sentences {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A sentence from a bundle.
   *
   * @param messageKey its key
   * @param arguments what it names: texts, numbers, or words made by {@link AdminStory#word} and
   *     {@link #resolvable}
   */
  record Sentence(String messageKey, List<Object> arguments) {

    /** Copies the arguments. */
    public Sentence {
      arguments = List.copyOf(arguments);
    }

    /** What somebody wrote, as it is. */
    public static Sentence of(String text) {
      return new Sentence("backoffice.text", List.of(text));
    }

    /** The sentence as it is read. */
    public String words(Site site) {
      return site.text(messageKey, arguments.toArray());
    }

    /** To be named by another sentence. */
    public MessageSourceResolvable resolvable() {
      return new DefaultMessageSourceResolvable(new String[] {messageKey}, arguments.toArray());
    }
  }

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
   * A link to an object of another list, with what the list is called.
   *
   * @param list name of the list
   * @param titleKey message key of its title
   * @param key key of the object in it; empty for the list as a whole
   */
  record OfList(String list, String titleKey, String key) implements AdminValue {}

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
      case Sentences(List<Sentence> sentences) ->
          sentences.stream().map(sentence -> sentence.words(site)).collect(joining("\n"));
      case Time(Instant at) -> site.time(at);
      case Linked linked -> linked.text();
      case OfList of -> (site.text(of.titleKey()) + " " + of.key()).strip();
      case Page(String path) -> path;
      case Nothing() -> "";
    };
  }
}
