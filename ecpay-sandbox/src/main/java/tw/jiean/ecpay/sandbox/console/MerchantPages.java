package tw.jiean.ecpay.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Terms;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The shops that the sandbox knows: add, change, remove. */
final class MerchantPages {

  private static final String PATH = "/merchants";

  private final ConsoleScreen screen;
  private final Merchants merchants;
  private final Trades trades;
  private final Terms terms;

  MerchantPages(ConsoleScreen screen, Merchants merchants, Trades trades, Terms terms) {
    this.screen = screen;
    this.merchants = merchants;
    this.trades = trades;
    this.terms = terms;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> list(ctx, ""));
    routes.post(PATH, this::add);
    routes.get(PATH + "/new", ctx -> edit(ctx, MerchantForm.empty(terms), Map.of(), true));
    routes.get(PATH + "/{id}", this::open);
    routes.post(PATH + "/{id}", this::change);
    routes.post(PATH + "/{id}/remove", this::remove);
  }

  private void list(Context ctx, String refusal) {
    Language language = ConsoleScreen.language(ctx);
    screen.show(
        ctx,
        ConsoleScreen.Part.MERCHANTS,
        "merchants",
        Map.of(
            "refusal",
            refusal,
            "rows",
            merchants.all().stream().map(it -> row(it, language)).toList()));
  }

  private void open(Context ctx) {
    Optional<Merchant> merchant = merchants.find(ctx.pathParam("id"));
    if (merchant.isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    edit(ctx, MerchantForm.of(merchant.get(), terms), Map.of(), false);
  }

  private void add(Context ctx) {
    MerchantForm form = new MerchantForm(Form.parse(ctx.bodyAsBytes()));
    Map<String, String> errors = form.errors();
    if (errors.isEmpty() && merchants.find(form.id()).isPresent()) {
      errors.put("id", "merchantWrong.taken");
    }
    save(ctx, form, errors, true);
  }

  private void change(Context ctx) {
    String id = ctx.pathParam("id");
    if (merchants.find(id).isEmpty()) {
      ctx.status(HttpStatus.NOT_FOUND);
      return;
    }
    Form typed = Form.parse(ctx.bodyAsBytes());
    MerchantForm form = new MerchantForm(Form.of("id", id).with(typed));
    save(ctx, form, form.errors(), false);
  }

  private void save(Context ctx, MerchantForm form, Map<String, String> errors, boolean added) {
    if (errors.isEmpty()) {
      merchants.put(form.merchant());
      ctx.redirect(PATH, HttpStatus.SEE_OTHER);
    } else {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      edit(ctx, form, errors, added);
    }
  }

  /** One of the settings is as these say again; what is told about a trade needs its keys. */
  private void remove(Context ctx) {
    String id = ctx.pathParam("id");
    Language language = ConsoleScreen.language(ctx);
    String refusal = "";
    if (!merchants.isOfSettings(id) && trades.anyOf(id)) {
      refusal = language.text("merchantHasTrades", id);
    } else if (!merchants.remove(id) && merchants.isOfSettings(id)) {
      refusal = language.text("merchantOfSettings", id);
    }
    if (refusal.isEmpty()) {
      ctx.redirect(PATH, HttpStatus.SEE_OTHER);
    } else {
      ctx.status(HttpStatus.CONFLICT);
      list(ctx, refusal);
    }
  }

  private void edit(Context ctx, MerchantForm form, Map<String, String> errors, boolean added) {
    Language language = ConsoleScreen.language(ctx);
    Map<String, Object> model = new HashMap<>();
    for (String name :
        new String[] {"id", "hashKey", "hashIv", "creditCheckCode", "deposit", "instalments"}) {
      model.put(name, form.text(name));
    }
    errors.forEach((field, text) -> model.put(field + "Error", language.text(text)));
    model.put("wrong", !errors.isEmpty());
    model.put("added", added);
    model.put("action", added ? PATH : PATH + "/" + form.id());
    model.put("automaticCapture", form.text("automaticCapture").equals("Y"));
    model.put("own", form.ownTerms());
    model.put(
        "methods",
        Arrays.stream(PaymentMethod.values())
            .map(it -> MethodRow.of(it, form, errors, language))
            .toList());
    screen.show(ctx, ConsoleScreen.Part.MERCHANTS, "merchant", model);
  }

  private Row row(Merchant merchant, Language language) {
    boolean ofSettings = merchants.isOfSettings(merchant.id());
    return new Row(
        merchant.id(),
        merchant.hashKey(),
        merchant.hashIv(),
        language.text(merchant.automaticCapture() ? "captureAutomatic" : "captureManual"),
        language.text(merchant.terms() == null ? "termsOfSettings" : "termsOwn"),
        merchants.isAdded(merchant.id()),
        language.text(ofSettings ? "merchantReset" : "merchantRemove"));
  }

  record Row(
      String id,
      String hashKey,
      String hashIv,
      String capture,
      String terms,
      boolean removable,
      String removal) {}

  record MethodRow(
      String name, String label, boolean on, String minimum, String maximum, String error) {

    static MethodRow of(
        PaymentMethod method, MerchantForm form, Map<String, String> errors, Language language) {
      String error = errors.get("limits." + method);
      return new MethodRow(
          method.name(),
          language.text("method." + method),
          form.text("method." + method).equals("Y"),
          form.text("minimum." + method),
          form.text("maximum." + method),
          error == null ? "" : language.text(error));
    }
  }
}
