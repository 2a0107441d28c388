package tw.jiean.ecpay.sandbox.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.journal.Entry;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** What was asked: refused orders with their reason, queries, commands on cards. */
final class RequestPages {

  private static final String PATH = "/requests";
  private static final String REFUSED = "refused";
  private static final Pattern CARD_ERROR = Pattern.compile("\\{\"RtnMsg\":\"(error\\w*)\"");

  private final ConsoleScreen screen;
  private final Journal journal;
  private final Merchants merchants;
  private final Trades trades;

  RequestPages(ConsoleScreen screen, Journal journal, Merchants merchants, Trades trades) {
    this.screen = screen;
    this.journal = journal;
    this.merchants = merchants;
    this.trades = trades;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::list);
    routes.get(PATH + "/{id}", ctx -> show(ctx, ""));
    routes.post(PATH + "/{id}/compare", this::compare);
    routes.get(PATH + "/{id}/compare", ctx -> show(ctx, ""));
  }

  private void list(Context ctx) {
    Language language = ConsoleScreen.language(ctx);
    boolean refused = REFUSED.equals(ctx.queryParam("only"));
    List<Entry> all = journal.all();
    List<Entry> orders = all.stream().filter(entry -> entry.kind() == Entry.Kind.ORDER).toList();
    Form query = refused ? Form.of("only", REFUSED) : Form.of();
    Paged<Entry> page = Paged.of(ctx, PATH, query, refused ? orders : all, language);
    screen.show(
        ctx,
        ConsoleScreen.Part.REQUESTS,
        "requests",
        Map.of(
            "rows",
            page.rows().stream().map(entry -> Row.of(entry, language)).toList(),
            "paging",
            page,
            "filters",
            List.of(
                new TradeListPage.Filter(PATH, language.text("allRequests"), all.size(), !refused),
                new TradeListPage.Filter(
                    PATH + "?only=" + REFUSED,
                    language.text("onlyRefused"),
                    orders.size(),
                    refused))));
  }

  /** Compares the text that a shop hashes with the right one, and changes nothing. */
  private void compare(Context ctx) {
    try {
      show(ctx, Form.parse(ctx.bodyAsBytes()).text("text").strip());
    } catch (MalformedForm e) {
      show(ctx, "");
    }
  }

  private void show(Context ctx, String ownText) {
    Optional<Entry> found = find(ctx);
    if (found.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    Language language = ConsoleScreen.language(ctx);
    Entry entry = found.get();
    Map<String, Object> model = new HashMap<>();
    model.put("row", Row.of(entry, language));
    model.put("fields", entry.fields().fields());
    model.put("answer", entry.answer());
    model.put("compareAction", PATH + "/" + entry.id() + "/compare");
    trades
        .find(entry.merchantId(), entry.merchantTradeNo())
        .map(Trade::order)
        .ifPresent(order -> model.put("trade", "/trades/" + order.id()));
    Optional<Merchant> keys = SignatureView.signer(entry.fields(), merchants);
    keys.ifPresent(merchant -> {
      model.put("signature", SignatureView.of(entry.fields(), merchant, merchants, language));
      if (!ownText.isEmpty()) {
        String right = Signature.text(Signature.fields(entry.fields()), merchant);
        model.put("ownText", ownText);
        model.put("ownDifference", right.equals(ownText) ? null : Difference.of(right, ownText));
        model.put("ownSame", right.equals(ownText));
      }
    });
    screen.show(ctx, ConsoleScreen.Part.REQUESTS, "request", model);
  }

  private Optional<Entry> find(Context ctx) {
    try {
      return journal.find(Long.parseLong(ctx.pathParam("id")));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** What was answered, in a few words. */
  static String outcome(Entry entry, Language language) {
    if (entry.kind() == Entry.Kind.BROWSER) {
      return language.text("handedToBrowser");
    }
    Entry.Refusal refusal = entry.refusal();
    if (refusal != null) {
      return refusal.code() + " " + language.text("refusal." + refusal.reason());
    }
    if (entry.status() == 0) {
      return language.text("connectionCut");
    }
    if (entry.status() != 200) {
      return "HTTP " + entry.status();
    }
    return Stream.of("TradeStatus", "RtnCode")
        .flatMap(name -> said(entry.answer(), name).stream())
        .findFirst()
        .or(() -> cardError(entry))
        .orElse(entry.answer().equals("CSV") ? "CSV" : "HTTP 200");
  }

  /** Whether a request was refused as plainly as can be seen from outside. */
  static boolean refused(Entry entry) {
    return entry.refusal() != null || entry.status() != 200 || cardError(entry).isPresent();
  }

  /** The card query answers JSON, whose {@code RtnMsg} says nothing unless it was refused. */
  private static Optional<String> cardError(Entry entry) {
    Matcher message = CARD_ERROR.matcher(entry.answer());
    return message.lookingAt() ? Optional.of("RtnMsg=" + message.group(1)) : Optional.empty();
  }

  private static Optional<String> said(String answer, String name) {
    try {
      return Form.parse(answer.replace("%", "%25").replace("+", "%2B").getBytes(UTF_8))
          .value(name)
          .map(value -> name + "=" + value);
    } catch (MalformedForm e) {
      return Optional.empty();
    }
  }

  /** A request in one line. */
  record Row(
      long id,
      String at,
      String operation,
      String merchantId,
      String merchantTradeNo,
      String outcome,
      String field,
      boolean refused) {

    static Row of(Entry entry, Language language) {
      Entry.Refusal refusal = entry.refusal();
      return new Row(
          entry.id(),
          TaiwanTime.dateTime(entry.at()),
          entry.operation(),
          entry.merchantId(),
          entry.merchantTradeNo(),
          RequestPages.outcome(entry, language),
          refusal == null ? "" : refusal.field(),
          RequestPages.refused(entry));
    }
  }
}
