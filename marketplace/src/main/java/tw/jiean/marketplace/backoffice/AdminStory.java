package tw.jiean.marketplace.backoffice;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Tells a part of what happened to the objects of a list, each event one sentence. Every module
 * that knows something of them declares a bean; the object's page puts all events in the order of
 * time, so that it answers "what happened here" by reading from the top down.
 */
public final class AdminStory {

  private final String list;
  private final Function<AdminRow, List<Event>> teller;

  private AdminStory(String list, Function<AdminRow, List<Event>> teller) {
    this.list = list;
    this.teller = teller;
  }

  /**
   * One thing that happened.
   *
   * @param at when
   * @param messageKey the sentence in the module's bundle
   * @param arguments what the sentence names: texts, {@link tw.jiean.marketplace.money.Money}, or
   *     words made by {@link #word}
   */
  public record Event(Instant at, String messageKey, List<Object> arguments) {

    /** Copies the arguments. */
    public Event {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A part of the story of each object of a list.
   *
   * @param list the list's name
   * @param teller what it tells of an object, in the order of time: some hundred events at most
   */
  public static AdminStory of(String list, Function<AdminRow, List<Event>> teller) {
    return new AdminStory(list, teller);
  }

  /** A word that is told in the reader's language; the word itself when the bundles lack it. */
  public static Object word(String prefix, String word) {
    return new DefaultMessageSourceResolvable(new String[] {prefix + word}, word);
  }

  /** A part of a sentence that names something itself, likewise. */
  public static Object words(String messageKey, Object... arguments) {
    return new DefaultMessageSourceResolvable(new String[] {messageKey}, arguments);
  }

  String list() {
    return list;
  }

  List<Event> tell(AdminRow row) {
    return teller.apply(row);
  }
}
