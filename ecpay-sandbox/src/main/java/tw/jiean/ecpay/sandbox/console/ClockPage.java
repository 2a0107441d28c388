package tw.jiean.ecpay.sandbox.console;

import static java.util.Comparator.comparing;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.notify.Notification;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.period.Plan;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The sandbox's clock: what is due when, and how to get there. */
final class ClockPage {

  private static final String PATH = "/clock";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int SHOWN = 50;

  private final ConsoleScreen screen;
  private final Timeline timeline;
  private final Trades trades;
  private final Plans plans;
  private final Authorisations authorisations;
  private final NotificationSender sender;

  ClockPage(
      ConsoleScreen screen,
      Timeline timeline,
      Trades trades,
      Plans plans,
      Authorisations authorisations,
      NotificationSender sender) {
    this.screen = screen;
    this.timeline = timeline;
    this.trades = trades;
    this.plans = plans;
    this.authorisations = authorisations;
    this.sender = sender;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> show(ctx, Form.of(), ""));
    routes.post(PATH + "/advance", this::advance);
    routes.post(PATH + "/next", this::next);
  }

  private void advance(Context ctx) {
    Form form = Form.parse(ctx.bodyAsBytes());
    Optional<Duration> distance = distance(form.text("count").strip(), form.text("unit"));
    if (distance.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, form, ConsoleScreen.language(ctx).text("clockWrong"));
      return;
    }
    timeline.advance(distance.get());
    ctx.redirect(PATH, HttpStatus.SEE_OTHER);
  }

  private void next(Context ctx) {
    timeline
        .nextDue()
        .map(due -> Duration.between(timeline.now(), due))
        .filter(distance -> distance.compareTo(Timeline.MAX_ADVANCE) <= 0)
        .ifPresent(distance -> timeline.advance(distance.isNegative() ? Duration.ZERO : distance));
    ctx.redirect(PATH, HttpStatus.SEE_OTHER);
  }

  private static Optional<Duration> distance(String count, String unit) {
    if (!NUMBER.matcher(count).matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(count);
    Duration distance =
        switch (unit) {
          case "minutes" -> Duration.ofMinutes(number);
          case "hours" -> Duration.ofHours(number);
          case "days" -> Duration.ofDays(number);
          default -> Duration.ofSeconds(number);
        };
    return Optional.of(distance).filter(it -> it.compareTo(Timeline.MAX_ADVANCE) <= 0);
  }

  private void show(Context ctx, Form form, String wrong) {
    Language language = ConsoleScreen.language(ctx);
    List<Due> due = due(language);
    Map<String, Object> model = new HashMap<>();
    model.put("wrong", wrong);
    model.put("count", form.value("count").orElse("1"));
    String chosen = form.value("unit").orElse("hours");
    model.put(
        "units",
        List.of("seconds", "minutes", "hours", "days").stream()
            .map(unit -> new Unit(unit, language.text("unit." + unit), unit.equals(chosen)))
            .toList());
    model.put("ahead", ahead(timeline.ahead(), language));
    model.put("due", due.subList(0, Math.min(SHOWN, due.size())));
    model.put("dueCount", due.size());
    model.put("cut", due.size() > SHOWN ? language.text("dueCut", SHOWN) : "");
    screen.show(ctx, ConsoleScreen.Part.CLOCK, "clock", model);
  }

  private static String ahead(Duration ahead, Language language) {
    return ahead.isZero()
        ? language.text("notAhead")
        : language.text(
            "aheadBy",
            ahead.toDays(),
            ahead.toHoursPart(),
            ahead.toMinutesPart(),
            ahead.toSecondsPart());
  }

  private List<Due> due(Language language) {
    List<Due> all = new ArrayList<>();
    for (Trade trade : trades.all()) {
      trade.expiresAt().ifPresent(at -> all.add(Due.of(at, "EXPIRY", trade, language)));
      plans
          .of(trade)
          .flatMap(Plan::nextDue)
          .ifPresent(at -> all.add(Due.of(at, "CHARGE", trade, language)));
    }
    authorisations
        .all()
        .forEach(card ->
            trades
                .find(card.merchantId(), card.merchantTradeNo())
                .ifPresent(trade ->
                    authorisations
                        .due(card)
                        .ifPresent(at -> all.add(Due.of(at, "CLOSING", trade, language)))));
    for (Notification it : sender.pending()) {
      Instant at = it.nextAttemptAt();
      if (at != null) {
        all.add(
            new Due(
                at,
                TaiwanTime.dateTime(at),
                language.text("due.NOTIFICATION", it.kind(), it.attempts() + 1),
                it.tradeId(),
                it.merchantTradeNo()));
      }
    }
    all.sort(comparing(Due::at));
    return all;
  }

  record Unit(String value, String label, boolean chosen) {}

  record Due(Instant at, String time, String what, long tradeId, String merchantTradeNo) {

    static Due of(Instant at, String kind, Trade trade, Language language) {
      return new Due(
          at,
          TaiwanTime.dateTime(at),
          language.text("due." + kind),
          trade.order().id(),
          trade.order().merchantTradeNo());
    }
  }
}
