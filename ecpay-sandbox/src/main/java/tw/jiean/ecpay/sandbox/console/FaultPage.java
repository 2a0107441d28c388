package tw.jiean.ecpay.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.Faults.FaultView;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Misbehaviour: each by name with the defect that it reveals, switched on and off here. */
final class FaultPage {

  private static final String PATH = "/faults";
  private static final Pattern TRADE_NO = Pattern.compile("[0-9A-Za-z]{0,20}");
  private static final Pattern TIMES = Pattern.compile("[1-9][0-9]{0,4}");

  private final ConsoleScreen screen;
  private final Faults faults;

  FaultPage(ConsoleScreen screen, Faults faults) {
    this.screen = screen;
    this.faults = faults;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> show(ctx, Form.of(), ""));
    routes.post(PATH, this::on);
    routes.post(PATH + "/clear", this::off);
  }

  private void on(Context ctx) {
    Form form = Form.parse(ctx.bodyAsBytes());
    String trade = form.text("trade").strip();
    Optional<Fault> fault = Fault.of(form.text("fault"));
    boolean counted = form.text("often").equals("times");
    String times = form.text("times").strip();
    String wrong = "";
    if (fault.isEmpty()) {
      wrong = "faultMissing";
    } else if (!TRADE_NO.matcher(trade).matches()) {
      wrong = "faultTradeWrong";
    } else if (counted && !TIMES.matcher(times).matches()) {
      wrong = "faultTimesWrong";
    }
    if (!wrong.isEmpty() || fault.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, form, ConsoleScreen.language(ctx).text(wrong));
      return;
    }
    faults.on(fault.get(), named(trade), often(form.text("often"), times));
    ctx.redirect(PATH + "#active", HttpStatus.SEE_OTHER);
  }

  private static @Nullable Integer often(String often, String times) {
    return switch (often) {
      case "always" -> null;
      case "times" -> Integer.parseInt(times);
      default -> 1;
    };
  }

  private static @Nullable String named(String trade) {
    return trade.isEmpty() ? null : trade;
  }

  private void off(Context ctx) {
    Form form = Form.parse(ctx.bodyAsBytes());
    Fault.of(form.text("fault"))
        .ifPresentOrElse(fault -> faults.off(fault, named(form.text("trade"))), faults::off);
    ctx.redirect(PATH + "#active", HttpStatus.SEE_OTHER);
  }

  private void show(Context ctx, Form form, String wrong) {
    Language language = ConsoleScreen.language(ctx);
    String chosen = form.text("fault");
    String trade = Optional.ofNullable(ctx.queryParam("trade")).orElseGet(() -> form.text("trade"));
    Map<String, Object> model = new HashMap<>();
    model.put("wrong", wrong);
    model.put("trade", trade);
    model.put("times", form.value("times").orElse("3"));
    model.put("always", form.text("often").equals("always"));
    model.put("counted", form.text("often").equals("times"));
    model.put("once", form.value("often").filter(it -> !it.equals("once")).isEmpty());
    List<Described> all =
        Arrays.stream(Fault.values()).map(it -> Described.of(it, chosen, language)).toList();
    model.put("all", all);
    model.put("active", faults.all().stream().map(it -> Active.of(it, language)).toList());
    screen.show(ctx, ConsoleScreen.Part.FAULTS, "faults", model);
  }

  record Described(String name, String what, String reveals, boolean chosen) {

    static Described of(Fault fault, String chosen, Language language) {
      return new Described(
          fault.word(),
          language.text("fault." + fault),
          language.text("reveals." + fault),
          fault.word().equals(chosen));
    }
  }

  record Active(String name, String trade, String target, String left, int struck, boolean used) {

    static Active of(FaultView fault, Language language) {
      String trade = fault.merchantTradeNo() == null ? "" : fault.merchantTradeNo();
      boolean used = ConsoleScreen.used(fault);
      String left =
          fault.timesLeft() == null
              ? language.text("untilCleared")
              : language.text("timesLeft", fault.timesLeft());
      return new Active(
          fault.name(),
          trade,
          trade.isEmpty() ? language.text("allTraffic") : trade,
          used ? language.text("usedUp") : left,
          fault.struck(),
          used);
    }
  }
}
