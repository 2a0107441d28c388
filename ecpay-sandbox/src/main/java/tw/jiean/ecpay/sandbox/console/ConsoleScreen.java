package tw.jiean.ecpay.sandbox.console;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;

/** What all pages of the console have in common: the way to the others, the clock, the faults. */
final class ConsoleScreen {

  /** The parts of the console, in the order in which it offers them. */
  enum Part {
    TRADES("/"),
    REQUESTS("/requests"),
    COMPOSE("/compose"),
    FAULTS("/faults"),
    CLOCK("/clock"),
    CARDS("/cards"),
    MERCHANTS("/merchants");

    private final String path;

    Part(String path) {
      this.path = path;
    }
  }

  private final Pages pages;
  private final Timeline timeline;
  private final Faults faults;

  ConsoleScreen(Pages pages, Timeline timeline, Faults faults) {
    this.pages = pages;
    this.timeline = timeline;
    this.faults = faults;
  }

  static Language language(Context ctx) {
    return Language.of(ctx, "/", Language.ZH);
  }

  /** Answers with a page. */
  void show(Context ctx, Part part, String template, Map<String, ?> model) {
    Language language = language(ctx);
    Map<String, Object> all = new HashMap<>(model);
    all.put("links", links(part, language));
    all.put("now", TaiwanTime.dateTime(timeline.now()));
    all.put("isAhead", !timeline.ahead().isZero());
    long active = faults.all().stream().filter(it -> !used(it)).count();
    all.put("faultsOn", active == 0 ? "" : language.text("faultsOn", active));
    pages.show(ctx, language, template, Pages.TO_ITSELF, all);
  }

  /** Whether a fault has struck as often as it was to. */
  static boolean used(Faults.FaultView fault) {
    return fault.timesLeft() != null && fault.timesLeft() == 0;
  }

  private static List<Link> links(Part current, Language language) {
    return Arrays.stream(Part.values())
        .map(part -> new Link(part.path, language.text("part" + part), part == current))
        .toList();
  }

  /** One link of a navigation. */
  record Link(String href, String label, boolean current) {}
}
