package tw.jiean.ecpay.sandbox.console;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CloseEntry;
import tw.jiean.ecpay.sandbox.console.Event.Actor;
import tw.jiean.ecpay.sandbox.console.Event.Mood;
import tw.jiean.ecpay.sandbox.journal.Entry;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.notify.Delivery;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.period.Charge;
import tw.jiean.ecpay.sandbox.period.Plan;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.settlement.Settlement;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.FeeTable;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Moment;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** Everything that is known of a trade, from wherever it is kept. */
final class TradeStory {

  private final Trades trades;
  private final Authorisations authorisations;
  private final Plans plans;
  private final Settlements settlements;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final Journal journal;

  TradeStory(
      Trades trades,
      Authorisations authorisations,
      Plans plans,
      Settlements settlements,
      NotificationSender sender,
      Merchants merchants,
      Journal journal) {
    this.trades = trades;
    this.authorisations = authorisations;
    this.plans = plans;
    this.settlements = settlements;
    this.sender = sender;
    this.merchants = merchants;
    this.journal = journal;
  }

  /** What the page of a trade shows of it, without its commands. */
  Map<String, Object> of(Trade trade, Language language) {
    Order order = trade.order();
    Map<String, Object> model = new HashMap<>();
    List<Delivery> deliveries = sender.deliveries(order.id());
    List<Entry> entries = journal.of(order.merchantId(), order.merchantTradeNo());
    List<Event> events = events(trade, deliveries, entries, language);
    model.put("events", events.stream().map(EventLine::of).toList());
    model.put("sequence", Sequence.of(events, language));
    model.put(
        "notifications",
        sender.notifications(order.id()).stream()
            .map(it ->
                NotificationView.of(
                    it,
                    deliveries.stream().filter(each -> each.notificationId() == it.id()).toList(),
                    sender.schedule(it),
                    language))
            .toList());
    model.put("requests", entries.stream().map(it -> RequestPages.Row.of(it, language)).toList());
    model.put("settlements", settlements(order, language));
    model.put("fields", order.fields().fields());
    SignatureView.signer(order.fields(), merchants)
        .ifPresent(keys ->
            model.put("signature", SignatureView.of(order.fields(), keys, merchants, language)));
    return model;
  }

  private List<Event> events(
      Trade trade, List<Delivery> deliveries, List<Entry> entries, Language language) {
    Order order = trade.order();
    List<Event> events = new ArrayList<>();
    events.add(
        new Event(
            order.createdAt(),
            Actor.BROWSER,
            Actor.ECPAY,
            "AioCheckOut/V5",
            language.text("story.order", Pages.money(order.amount())),
            Mood.PLAIN,
            false));
    moments(trade).forEach(moment -> events.add(step(trade, moment, language)));
    plans.of(trade).ifPresent(plan -> charges(plan, events, language));
    authorisations
        .of(order.merchantId(), order.merchantTradeNo())
        .forEach(card -> closings(card, events, language));
    deliveries.forEach(delivery -> told(delivery, events, language));
    entries.forEach(entry -> asked(entry, events, language));
    // Stable: of what happened at the same time, the cause stands before what tells of it.
    events.sort(comparing(Event::at));
    return Collections.unmodifiableList(events);
  }

  /** Trades of an earlier version have no history, but know when they ended. */
  private List<Moment> moments(Trade trade) {
    List<Moment> moments = trades.history(trade.order().id());
    return moments.isEmpty() && trade.finishedAt() != null
        ? List.of(new Moment(trade.order().id(), trade.state(), trade.finishedAt()))
        : moments;
  }

  private static Event step(Trade trade, Moment moment, Language language) {
    TradeState state = moment.state();
    String sentence = language.text("story." + state);
    Failure failure = trade.failure();
    if (failure != null && (state == TradeState.FAILED || state == TradeState.UNKNOWN)) {
      sentence += " " + failure.rtnCode();
    }
    String label = language.text("state." + state);
    return switch (state) {
      case CREATED, PAID, APPLIED ->
          new Event(
              moment.at(),
              Actor.BROWSER,
              Actor.ECPAY,
              label,
              sentence,
              state == TradeState.PAID ? Mood.GOOD : Mood.PLAIN,
              false);
      case CODE_ISSUED ->
          new Event(moment.at(), Actor.ECPAY, Actor.BROWSER, label, sentence, Mood.PLAIN, false);
      case FAILED, UNKNOWN, EXPIRED ->
          new Event(moment.at(), Actor.ECPAY, Actor.ECPAY, label, sentence, Mood.BAD, false);
    };
  }

  private static void charges(Plan plan, List<Event> events, Language language) {
    for (Charge charge : plan.charges()) {
      String label =
          language.text(
              charge.failed() ? "story.chargeFailed" : "story.charge",
              Pages.money(charge.amount()));
      events.add(
          new Event(
              charge.at(),
              Actor.ECPAY,
              Actor.ECPAY,
              label,
              label + " gwsr " + charge.gwsr(),
              charge.failed() ? Mood.BAD : Mood.GOOD,
              false));
    }
  }

  private static void closings(Authorisation card, List<Event> events, Language language) {
    for (CloseEntry entry : card.entries()) {
      if (entry.closedAt() != null) {
        String label =
            language.text(
                entry.refund() ? "story.refunded" : "story.captured",
                Pages.money(Math.abs(entry.amount())));
        events.add(
            new Event(entry.closedAt(), Actor.ECPAY, Actor.ECPAY, label, label, Mood.PLAIN, false));
      }
    }
  }

  private static void told(Delivery delivery, List<Event> events, Language language) {
    events.add(
        new Event(
            delivery.at(),
            Actor.ECPAY,
            Actor.SHOP,
            delivery.kind() + " #" + delivery.attempt(),
            language.text("story.told", delivery.kind(), delivery.attempt()),
            Mood.PLAIN,
            false));
    String answer = language.text("story.noAnswer");
    if (delivery.acknowledged()) {
      answer = "1|OK";
    } else if (delivery.status() != null) {
      answer = "HTTP " + delivery.status();
    }
    events.add(
        new Event(
            delivery.at(),
            Actor.SHOP,
            Actor.ECPAY,
            answer,
            language.text("story.answered", answer),
            delivery.acknowledged() ? Mood.GOOD : Mood.BAD,
            true));
  }

  private static void asked(Entry entry, List<Event> events, Language language) {
    switch (entry.kind()) {
      case BROWSER ->
          events.add(
              new Event(
                  entry.at(),
                  Actor.BROWSER,
                  Actor.SHOP,
                  entry.operation(),
                  language.text("story.handed", entry.operation()),
                  Mood.PLAIN,
                  false));
      case ORDER ->
          events.add(
              new Event(
                  entry.at(),
                  Actor.BROWSER,
                  Actor.ECPAY,
                  language.text("story.refusedLabel"),
                  language.text("story.refused"),
                  Mood.BAD,
                  false));
      case REQUEST -> {
        events.add(
            new Event(
                entry.at(),
                Actor.SHOP,
                Actor.ECPAY,
                entry.operation(),
                language.text("story.asked", entry.operation()),
                Mood.PLAIN,
                false));
        String outcome = RequestPages.outcome(entry, language);
        events.add(
            new Event(
                entry.at(),
                Actor.ECPAY,
                Actor.SHOP,
                outcome,
                language.text("story.replied", outcome),
                RequestPages.refused(entry) ? Mood.BAD : Mood.PLAIN,
                true));
      }
    }
  }

  private List<SettlementRow> settlements(Order order, Language language) {
    return settlements.of(order.merchantId()).stream()
        .filter(it -> it.trade().order().id() == order.id())
        .map(it -> SettlementRow.of(it, language))
        .toList();
  }

  /** An event as a line of text. */
  record EventLine(String time, String actor, String sentence, String mood) {

    static EventLine of(Event event) {
      return new EventLine(
          TaiwanTime.dateTime(event.at()),
          event.from().name(),
          event.sentence(),
          event.mood() == Mood.BAD ? "bad" : event.mood() == Mood.GOOD ? "good" : "plain");
    }
  }

  /** What a statement says of one payment or refund. */
  record SettlementRow(
      String what, String day, String amount, String fee, String net, String paidOutOn) {

    static SettlementRow of(Settlement settlement, Language language) {
      return new SettlementRow(
          language.text(settlement.refund() ? "settlementRefund" : "settlementPayment"),
          TaiwanTime.date(settlement.day()),
          Pages.money(settlement.amount()),
          Pages.money(FeeTable.dollars(settlement.feeMills())),
          Pages.money(FeeTable.dollars(settlement.netMills())),
          TaiwanTime.date(settlement.paidOutOn()));
    }
  }
}
