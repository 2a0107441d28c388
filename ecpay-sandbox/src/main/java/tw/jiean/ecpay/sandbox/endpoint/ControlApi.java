package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.exception.HttpResponseExceptionMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.CardEntry;
import tw.jiean.ecpay.sandbox.trade.DeliveryView;
import tw.jiean.ecpay.sandbox.trade.Failure;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.trade.UnknownTrade;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The control interface: JSON under {@code /api/}, for tests and scripts. */
final class ControlApi {

  /** How a buyer pays. */
  private static final Set<String> CHOICE =
      Set.of("method", "subPayment", "card", "instalments", "redeem");

  private static final Set<String> PAYMENT =
      Set.of("method", "subPayment", "card", "instalments", "redeem", "simulate");

  private static final String TRADE = "/api/trades/{merchantTradeNo}";

  private final Trades trades;
  private final Authorisations authorisations;
  private final Plans plans;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final Timeline timeline;
  private final FaultsApi faultsApi;
  private final MerchantsApi merchantsApi;

  ControlApi(
      Trades trades,
      Authorisations authorisations,
      Plans plans,
      NotificationSender sender,
      Merchants merchants,
      Timeline timeline,
      Faults faults) {
    this.faultsApi = new FaultsApi(faults);
    this.merchantsApi = new MerchantsApi(merchants);
    this.trades = trades;
    this.authorisations = authorisations;
    this.plans = plans;
    this.sender = sender;
    this.merchants = merchants;
    this.timeline = timeline;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/openapi.json", ControlApi::description);
    routes.get("/api/trades", this::list);
    routes.get(TRADE, ctx -> answer(ctx, TradeView.of(named(ctx))));
    routes.post(TRADE + "/issue", command(CHOICE, (id, body) -> trades.issue(id, choice(body))));
    routes.post(TRADE + "/pay", command(PAYMENT, this::pay));
    routes.post(TRADE + "/fail", command(Set.of("rtnCode"), this::fail));
    routes.post(TRADE + "/expire", command(Set.of(), (id, body) -> trades.expire(id)));
    routes.post(TRADE + "/resend", command(Set.of(), (id, body) -> trades.resend(id)));
    routes.get(TRADE + "/authorisations", this::authorisations);
    routes.post(TRADE + "/card", command(Set.of("declines"), this::decideOnCard));
    routes.get("/api/deliveries", this::deliveries);
    faultsApi.register(routes);
    merchantsApi.register(routes);
    routes.get("/api/clock", this::clock);
    routes.post("/api/clock/advance", this::advance);
    routes.post("/api/sign", this::sign);
    routes.exception(
        UnknownTrade.class, (e, ctx) -> Answers.error(ctx, HttpStatus.NOT_FOUND, e.getMessage()));
    routes.exception(
        ImpossibleNow.class, (e, ctx) -> Answers.error(ctx, HttpStatus.CONFLICT, e.getMessage()));
    routes.exception(HttpResponseException.class, ControlApi::refused);
  }

  private interface Command {
    Trade apply(long tradeId, JsonNode body);
  }

  private Handler command(Set<String> names, Command command) {
    return ctx -> {
      long id = named(ctx).order().id();
      answer(ctx, TradeView.of(command.apply(id, JsonBody.of(ctx, names))));
    };
  }

  /** Whatever is refused under {@code /api/} is JSON, also what was refused before it got here. */
  private static void refused(HttpResponseException refusal, Context ctx) {
    if (!(ctx.path() + "/").startsWith("/api/")) {
      HttpResponseExceptionMapper.INSTANCE.handle(refusal, ctx);
      return;
    }
    HttpStatus status = HttpStatus.forStatus(refusal.getStatus());
    String allowed = refusal.getDetails().get("availableMethods");
    if (allowed != null) {
      ctx.header("Allow", allowed);
    }
    Answers.error(
        ctx,
        status,
        refusal.getMessage()
            + (allowed == null ? "" : "; allowed is " + allowed)
            + (status == HttpStatus.CONTENT_TOO_LARGE
                ? "; at most " + Endpoints.MAX_BODY_BYTES + " bytes"
                : ""));
  }

  /** This interface in OpenAPI's words. */
  private static void description(Context ctx) throws IOException {
    try (InputStream file = ControlApi.class.getResourceAsStream("openapi.json")) {
      ctx.contentType("application/json").result(Objects.requireNonNull(file).readAllBytes());
    }
  }

  private void list(Context ctx) {
    answer(ctx, trades.all().stream().map(TradeView::of).toList());
  }

  private Trade decideOnCard(long id, JsonNode body) {
    if (!body.has("declines")) {
      throw new BadRequestResponse("declines has to be true or false");
    }
    return plans.declineCard(id, JsonBody.flag(body, "declines", false));
  }

  private void authorisations(Context ctx) {
    Order order = named(ctx).order();
    answer(
        ctx, AuthorisationView.of(authorisations.of(order.merchantId(), order.merchantTradeNo())));
  }

  private void deliveries(Context ctx) {
    answer(ctx, sender.deliveries().stream().map(DeliveryView::of).toList());
  }

  private Trade pay(long id, JsonNode body) {
    if (!JsonBody.flag(body, "simulate", false)) {
      return trades.pay(id, choice(body));
    }
    if (body.size() > 1) {
      throw new BadRequestResponse("simulate pays with nothing, so it stands alone in the body");
    }
    return trades.simulate(id);
  }

  /** How the buyer pays: {@code method, subPayment, card, instalments, redeem}, all optional. */
  private static BuyersChoice choice(JsonNode body) {
    String method = JsonBody.text(body, "method");
    String card = JsonBody.text(body, "card");
    String plan = JsonBody.text(body, "instalments");
    return new BuyersChoice(
        method == null ? null : known("method", PaymentMethod.ofWireName(method)),
        JsonBody.text(body, "subPayment"),
        card == null ? null : cardNumber(card),
        plan == null ? null : known("instalments", Instalments.of(plan)),
        JsonBody.flag(body, "redeem", false));
  }

  private static String cardNumber(String text) {
    String digits = text.replaceAll("[ -]", "");
    if (!CardEntry.isNumber(digits)) {
      throw new BadRequestResponse("card has to be 13 to 19 digits");
    }
    return digits;
  }

  private static <T> T known(String name, Optional<T> value) {
    return value.orElseThrow(() -> new BadRequestResponse(name + " is none that there is"));
  }

  private Trade fail(long id, JsonNode body) {
    if (body.path("rtnCode").isMissingNode()) {
      return trades.decline(id);
    }
    String rtnCode = body.path("rtnCode").asString("");
    if (!Failure.fails(rtnCode)) {
      throw new BadRequestResponse("rtnCode has to be a number that does not mean success");
    }
    return trades.fail(id, Failure.of(rtnCode));
  }

  private void clock(Context ctx) {
    answer(
        ctx,
        Map.of(
            "now", TaiwanTime.iso(timeline.now()), "aheadSeconds", timeline.ahead().toSeconds()));
  }

  private void advance(Context ctx) {
    JsonNode seconds = JsonBody.of(ctx, Set.of("seconds")).path("seconds");
    long most = Timeline.MAX_ADVANCE.toSeconds();
    if (!seconds.isIntegralNumber() || seconds.asLong(-1) < 0 || seconds.asLong(-1) > most) {
      throw new BadRequestResponse("seconds has to be a whole number from 0 to " + most);
    }
    timeline.advance(Duration.ofSeconds(seconds.asLong()));
    clock(ctx);
  }

  private void sign(Context ctx) {
    JsonNode named = JsonBody.of(ctx, Set.of("fields")).path("fields");
    if (!named.isObject() || named.values().stream().anyMatch(it -> !it.isValueNode())) {
      throw new BadRequestResponse("fields has to be an object of names and texts");
    }
    Form fields =
        new Form(
            named.properties().stream()
                .map(field -> new Field(field.getKey(), field.getValue().asString()))
                .toList());
    answer(ctx, Map.of(CheckMacValue.FIELD, signer(fields).signature(fields)));
  }

  /**
   * Whose keys sign: the platform's, else the merchant's, else the first merchant's. The last also
   * for a merchant who is not known here, so that one can try what a shop makes of a message that
   * is signed rightly and meant for somebody else.
   */
  private Merchant signer(Form fields) {
    return Stream.of("PlatformID", "MerchantID")
        .flatMap(name -> fields.value(name).stream())
        .flatMap(id -> merchants.find(id).stream())
        .findFirst()
        .orElseGet(merchants::first);
  }

  private Trade named(Context ctx) {
    return trades.newest(ctx.pathParam("merchantTradeNo"));
  }

  private static void answer(Context ctx, Object value) {
    Answers.json(ctx, value);
  }
}
