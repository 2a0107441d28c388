package tw.jiean.ecpay.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.security.SecureRandom;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.time.Timeline;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * Composes an order, signs it in front of the reader, and posts it to AioCheckOut as a shop's page
 * would. What is wrong with it is left to AioCheckOut to say. A little shop of its own takes the
 * notifications, so that no other is needed to see a payment through.
 */
final class ComposePages {

  private static final String PATH = "/compose";
  private static final String SHOP = "/shop";
  private static final DateTimeFormatter NUMBER =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

  private final SecureRandom random = new SecureRandom();
  private final ConsoleScreen screen;
  private final Merchants merchants;
  private final Timeline timeline;
  private final Supplier<URI> baseUrl;

  ComposePages(
      ConsoleScreen screen, Merchants merchants, Timeline timeline, Supplier<URI> baseUrl) {
    this.screen = screen;
    this.merchants = merchants;
    this.timeline = timeline;
    this.baseUrl = baseUrl;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, this::show);
    routes.post(PATH, this::sign);
    routes.post(SHOP + "/return", ctx -> ctx.contentType("text/plain").result("1|OK"));
    routes.post(SHOP + "/result", this::result);
    routes.get(SHOP + "/result", ctx -> ctx.redirect("/"));
  }

  private void show(Context ctx) {
    Language language = ConsoleScreen.language(ctx);
    Map<String, Object> model = new HashMap<>();
    model.put("merchants", merchants.all().stream().map(Merchant::id).toList());
    model.put("number", number());
    model.put("date", TaiwanTime.dateTime(timeline.now()));
    model.put(
        "methods",
        Stream.concat(
                Stream.of(new Choice("ALL", language.text("method.ALL"))),
                Arrays.stream(PaymentMethod.values())
                    .map(it -> new Choice(it.wireName(), language.text("method." + it))))
            .toList());
    model.put(
        "subs",
        Arrays.stream(PaymentMethod.values())
            .filter(method -> method.subPayments().size() > 1)
            .map(method ->
                new Group(
                    method.wireName(),
                    method.subPayments().stream()
                        .map(sub -> new Choice(sub, language.text("sub." + sub)))
                        .toList()))
            .toList());
    model.put("shopReturn", baseUrl.get() + SHOP + "/return");
    model.put("shopResult", baseUrl.get() + SHOP + "/result");
    screen.show(ctx, ConsoleScreen.Part.COMPOSE, "compose", model);
  }

  private String number() {
    return "T"
        + NUMBER.format(TaiwanTime.at(timeline.now()))
        + String.format(Locale.ROOT, "%04d", random.nextInt(10_000));
  }

  private void sign(Context ctx) {
    Form typed = Form.parse(ctx.bodyAsBytes());
    Form order = order(typed);
    Merchant keys = SignatureView.signer(order, merchants).orElse(merchants.first());
    boolean spoiled = typed.text("spoil").equals("Y");
    String right = keys.signature(order);
    Form signed =
        order.with(
            CheckMacValue.FIELD, spoiled ? new StringBuilder(right).reverse().toString() : right);
    screen.show(
        ctx,
        ConsoleScreen.Part.COMPOSE,
        "composed",
        Map.of(
            "fields",
            signed.fields(),
            "spoiled",
            spoiled,
            "signature",
            SignatureView.of(signed, keys, merchants, ConsoleScreen.language(ctx))));
  }

  /** What was filled in, then the further fields, one on each line, which take its place. */
  private static Form order(Form typed) {
    List<Field> further =
        typed
            .text("further")
            .lines()
            .map(String::strip)
            .filter(line -> line.indexOf('=') > 0)
            .map(line ->
                new Field(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)))
            .toList();
    List<Field> named =
        typed.fields().stream()
            .filter(field -> field.name().matches("[A-Z].*"))
            .filter(field -> !field.value().isEmpty())
            .filter(field -> further.stream().noneMatch(it -> it.name().equals(field.name())))
            .toList();
    return new Form(Stream.concat(named.stream(), further.stream()).toList());
  }

  /** What a shop gets by the browser. */
  private void result(Context ctx) {
    Form form = Form.parse(ctx.bodyAsBytes());
    Map<String, Object> model = new HashMap<>();
    model.put("fields", form.fields());
    Optional<Merchant> keys = SignatureView.signer(form, merchants);
    model.put("right", keys.isPresent() && keys.get().signed(form));
    screen.show(ctx, ConsoleScreen.Part.COMPOSE, "shopresult", model);
  }

  record Choice(String value, String label) {}

  record Group(String name, List<Choice> choices) {}
}
