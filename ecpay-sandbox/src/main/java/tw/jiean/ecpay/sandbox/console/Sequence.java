package tw.jiean.ecpay.sandbox.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;

/**
 * A picture of a story, from top to bottom: lanes for those who take part, arrows for what they
 * told each other. In the units of its own view box.
 *
 * @param cut whether the oldest events are left out
 */
record Sequence(
    int width, int height, int foot, List<Lane> lanes, List<Arrow> arrows, boolean cut) {

  private static final int MAX_EVENTS = 60;
  private static final int TOP = 54;
  private static final int ROW = 42;
  private static final int WIDTH = 440;
  private static final int HEAD = 7;
  private static final int LONGEST = 28;

  /** One who takes part. */
  record Lane(int x, int boxX, String name) {}

  /**
   * One event.
   *
   * @param head the corners of the arrow's head; empty for what somebody did alone
   */
  record Arrow(
      int y,
      int textY,
      String time,
      int x1,
      int x2,
      String head,
      int labelX,
      String label,
      String mood,
      boolean alone,
      boolean answer) {

    private static Arrow of(Event event, int y) {
      int from = x(event.from());
      int to = x(event.to());
      int direction = Integer.signum(to - from);
      String head =
          String.format(
              Locale.ROOT,
              "%d,%d %d,%d %d,%d",
              to,
              y,
              to - direction * HEAD,
              y - HEAD / 2 - 1,
              to - direction * HEAD,
              y + HEAD / 2 + 1);
      return new Arrow(
          y,
          from == to ? y + 4 : y - 7,
          TaiwanTime.dateTime(event.at()).substring(11),
          from,
          to,
          direction == 0 ? "" : head,
          (from + to) / 2,
          shortened(event.label()),
          event.mood().name().toLowerCase(Locale.ROOT),
          from == to,
          event.answer());
    }

    private static String shortened(String label) {
      return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…";
    }
  }

  static Sequence of(List<Event> story, Language language) {
    List<Event> drawn = story.subList(Math.max(0, story.size() - MAX_EVENTS), story.size());
    List<Arrow> arrows = new ArrayList<>();
    for (Event event : drawn) {
      arrows.add(Arrow.of(event, TOP + ROW * arrows.size() + ROW / 2));
    }
    int foot = TOP + ROW * arrows.size();
    List<Lane> lanes =
        Arrays.stream(Event.Actor.values())
            .map(actor -> new Lane(x(actor), x(actor) - 56, language.text("actor." + actor)))
            .toList();
    return new Sequence(WIDTH, foot + 10, foot, lanes, arrows, drawn.size() < story.size());
  }

  private static int x(Event.Actor actor) {
    return switch (actor) {
      case BROWSER -> 128;
      case ECPAY -> 254;
      case SHOP -> 380;
    };
  }
}
