package tw.jiean.ecpay.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.journal.Entry;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Every trade, newest first, by state and number. */
final class TradeListPage {

  private static final String PATH = "/";

  private final ConsoleScreen screen;
  private final Trades trades;
  private final Journal journal;

  TradeListPage(ConsoleScreen screen, Trades trades, Journal journal) {
    this.screen = screen;
    this.trades = trades;
    this.journal = journal;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
  }

  private void show(Context ctx) {
    Language language = ConsoleScreen.language(ctx);
    String query = Optional.ofNullable(ctx.queryParam("q")).orElse("").strip();
    Optional<TradeState> state =
        Stream.of(TradeState.values())
            .filter(it -> it.word().equals(ctx.queryParam("state")))
            .findFirst();
    List<Trade> all = trades.all();
    List<Trade> found =
        all.stream()
            .filter(trade -> state.isEmpty() || trade.state() == state.get())
            .filter(trade -> named(trade, query.toLowerCase(Locale.ROOT)))
            .toList();
    Paged<Trade> page = Paged.of(ctx, PATH, query(query, state), found, language);
    Map<String, Object> model = new HashMap<>();
    model.put("rows", page.rows().stream().map(it -> TradeRow.of(it, language)).toList());
    model.put("paging", page);
    model.put("count", found.size());
    model.put("none", all.isEmpty());
    model.put("q", query);
    model.put("state", state.map(TradeState::word).orElse(""));
    model.put("filters", filters(all, query, state, language));
    model.put("card", TestCard.DOMESTIC.grouped());
    model.put("code3d", TestCard.CODE);
    long refused = journal.all().stream().filter(it -> it.kind() == Entry.Kind.ORDER).count();
    model.put("refused", refused == 0 ? "" : language.text("refusedOrders", refused));
    screen.show(ctx, ConsoleScreen.Part.TRADES, "console", model);
  }

  private static boolean named(Trade trade, String wanted) {
    return trade.order().merchantTradeNo().toLowerCase(Locale.ROOT).contains(wanted)
        || trade.order().tradeNo().contains(wanted);
  }

  private static Form query(String query, Optional<TradeState> state) {
    Form form = query.isEmpty() ? Form.of() : Form.of("q", query);
    return state.map(it -> form.with("state", it.word())).orElse(form);
  }

  /** A state that no trade is in is left out. */
  private static List<Filter> filters(
      List<Trade> all, String query, Optional<TradeState> chosen, Language language) {
    List<Filter> filters = new ArrayList<>();
    filters.add(
        new Filter(
            Paged.address(PATH, query(query, Optional.empty())),
            language.text("allStates"),
            all.size(),
            chosen.isEmpty()));
    for (TradeState state : TradeState.values()) {
      long count = all.stream().filter(trade -> trade.state() == state).count();
      boolean current = chosen.filter(state::equals).isPresent();
      if (count > 0 || current) {
        filters.add(
            new Filter(
                Paged.address(PATH, query(query, Optional.of(state))),
                language.text("state." + state),
                count,
                current));
      }
    }
    return filters;
  }

  record Filter(String href, String label, long count, boolean current) {}
}
