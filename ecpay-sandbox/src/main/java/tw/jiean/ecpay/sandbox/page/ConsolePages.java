package tw.jiean.ecpay.sandbox.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.notify.Delivery;
import tw.jiean.ecpay.sandbox.notify.Notification;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.PaymentCode;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.trade.UnknownTrade;
import tw.jiean.ecpay.sandbox.trade.Warning;

/** The developer's view: every trade, what was received and sent for it, and buttons to go on. */
final class ConsolePages {

  private static final int LIST_LIMIT = 100;

  private final Pages pages;
  private final Trades trades;
  private final NotificationSender sender;

  ConsolePages(Pages pages, Trades trades, NotificationSender sender) {
    this.pages = pages;
    this.trades = trades;
    this.sender = sender;
  }

  void register(RoutesConfig routes) {
    routes.get("/", this::list);
    routes.get("/trades/{id}", ctx -> trade(ctx, ""));
    routes.post("/trades/{id}/pay", command(trades::pay));
    routes.post("/trades/{id}/simulate", command(trades::simulate));
    routes.post("/trades/{id}/issue", command(trades::issue));
    routes.post("/trades/{id}/fail", command(trades::decline));
    routes.post("/trades/{id}/expire", command(trades::expire));
    routes.post("/trades/{id}/resend", command(trades::resend));
  }

  private void list(Context ctx) {
    Language language = language(ctx);
    String query = Optional.ofNullable(ctx.queryParam("q")).orElse("").strip();
    String wanted = query.toLowerCase(Locale.ROOT);
    List<Trade> found =
        trades.all().stream()
            .filter(trade ->
                trade.order().merchantTradeNo().toLowerCase(Locale.ROOT).contains(wanted)
                    || trade.order().tradeNo().contains(wanted))
            .toList();
    pages.show(
        ctx,
        language,
        "console",
        Pages.TO_ITSELF,
        Map.of(
            "rows",
            found.stream().limit(LIST_LIMIT).map(it -> Row.of(it, language)).toList(),
            "count",
            found.size(),
            "cut",
            found.size() > LIST_LIMIT,
            "q",
            query,
            "testCards",
            TestCardView.all(language),
            "code3d",
            TestCard.CODE));
  }

  private void trade(Context ctx, String refusal) {
    Optional<Trade> found = find(ctx);
    if (found.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    Language language = language(ctx);
    Trade trade = found.get();
    List<Notification> notifications = sender.notifications(trade.order().id());
    Map<String, Object> model = new HashMap<>();
    model.put("row", Row.of(trade, language));
    model.put("base", "/trades/" + trade.order().id());
    model.put("cashier", "/cashier/" + trade.order().cashierId());
    model.put("fields", trade.order().fields().fields());
    model.put("warnings", warnings(trade, language));
    model.put("notifications", notifications.stream().map(it -> view(it, language)).toList());
    model.put("refusal", refusal);
    model.put("open", trade.state().open());
    model.put("canIssue", canIssue(trade));
    model.put("canResend", !notifications.isEmpty());
    PaymentCode code = trade.code();
    if (code != null) {
      model.put("code", CodeView.of(code, language));
    }
    if (trade.failure() != null) {
      model.put("failure", trade.failure());
    }
    pages.show(ctx, language, "trade", Pages.TO_ITSELF, model);
  }

  /** One line for each kind, with the fields that it is about. */
  private static List<WarningView> warnings(Trade trade, Language language) {
    Map<Warning.Kind, String> fields =
        trade.order().warnings().stream()
            .collect(
                groupingBy(
                    Warning::kind,
                    () -> new EnumMap<>(Warning.Kind.class),
                    mapping(Warning::field, joining(", "))));
    return fields.entrySet().stream()
        .map(it -> new WarningView(language.text("warning." + it.getKey()), it.getValue()))
        .toList();
  }

  private static boolean canIssue(Trade trade) {
    return trade.state() == TradeState.CREATED
        && trade.order().methods().stream().anyMatch(PaymentMethod::paidLater);
  }

  private Handler command(LongConsumer command) {
    return ctx -> {
      Optional<Trade> trade = find(ctx);
      if (trade.isEmpty()) {
        trade(ctx, "");
        return;
      }
      try {
        command.accept(trade.get().order().id());
        ctx.redirect("/trades/" + trade.get().order().id(), HttpStatus.SEE_OTHER);
      } catch (ImpossibleNow e) {
        ctx.status(HttpStatus.CONFLICT);
        trade(ctx, language(ctx).text("impossibleNow"));
      }
    };
  }

  private Optional<Trade> find(Context ctx) {
    try {
      return Optional.of(trades.get(Long.parseLong(ctx.pathParam("id"))));
    } catch (NumberFormatException | UnknownTrade e) {
      return Optional.empty();
    }
  }

  private NotificationView view(Notification notification, Language language) {
    List<DeliveryRow> deliveries =
        sender.deliveries().stream()
            .filter(delivery -> delivery.notificationId() == notification.id())
            .map(DeliveryRow::of)
            .toList();
    String status;
    if (notification.acknowledged()) {
      status = language.text("acknowledged");
    } else if (notification.nextAttemptAt() != null) {
      status =
          language.text("nextAttempt") + " " + TaiwanTime.dateTime(notification.nextAttemptAt());
    } else {
      status = language.text("givenUp");
    }
    return new NotificationView(
        notification.kind(), notification.url(), status, notification.acknowledged(), deliveries);
  }

  private static Language language(Context ctx) {
    return Language.of(ctx, "/", Language.ZH);
  }

  record WarningView(String text, String fields) {}

  record NotificationView(
      String kind, String url, String status, boolean acknowledged, List<DeliveryRow> deliveries) {}

  record DeliveryRow(int attempt, String at, String status, String answer, String body) {

    static DeliveryRow of(Delivery delivery) {
      @Nullable Integer status = delivery.status();
      return new DeliveryRow(
          delivery.attempt(),
          TaiwanTime.dateTime(delivery.at()),
          status == null ? "—" : status.toString(),
          delivery.answer(),
          delivery.body());
    }
  }

  record Row(
      long id,
      String merchantId,
      String merchantTradeNo,
      String tradeNo,
      String amount,
      String method,
      String state,
      String stateWord,
      String createdAt,
      String paidAt,
      boolean simulated,
      int warnings) {

    static Row of(Trade trade, Language language) {
      return new Row(
          trade.order().id(),
          trade.order().merchantId(),
          trade.order().merchantTradeNo(),
          trade.order().tradeNo(),
          Pages.money(trade.order().amount()),
          trade.method() == null ? trade.order().choosePayment() : trade.paymentType(),
          language.text("state." + trade.state()),
          trade.state().word(),
          TaiwanTime.dateTime(trade.order().createdAt()),
          trade.paidAt() == null ? "" : TaiwanTime.dateTime(trade.paidAt()),
          trade.simulated(),
          trade.order().warnings().size());
    }
  }
}
