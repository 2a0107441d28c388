package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;

/** Makes shops known and forgets them, {@code /api/merchants/}. Tells no keys. */
final class MerchantsApi {

  private static final String PATH = "/api/merchants";
  private static final Set<String> NAMES =
      Set.of("hashKey", "hashIv", "creditCheckCode", "automaticCapture", "deposit");
  private static final String ONE = PATH + "/{merchantId}";

  private final Merchants merchants;

  MerchantsApi(Merchants merchants) {
    this.merchants = merchants;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> Answers.json(ctx, all()));
    routes.put(ONE, this::put);
    routes.delete(ONE, this::remove);
  }

  /**
   * A shop as the control interface tells it.
   *
   * @param added whether it was added while the sandbox ran, and can be removed
   */
  record MerchantView(
      String merchantId,
      String creditCheckCode,
      boolean automaticCapture,
      long deposit,
      boolean added) {}

  private List<MerchantView> all() {
    return merchants.all().stream().map(this::view).toList();
  }

  private MerchantView view(Merchant it) {
    return new MerchantView(
        it.id(),
        it.creditCheckCode(),
        it.automaticCapture(),
        it.deposit(),
        merchants.isAdded(it.id()));
  }

  /** What the body leaves out is as with any new shop. */
  private void put(Context ctx) {
    JsonNode body = JsonBody.of(ctx, NAMES);
    Merchant merchant;
    try {
      Merchant plain =
          new Merchant(
              ctx.pathParam("merchantId"),
              orEmpty(JsonBody.text(body, "hashKey")),
              orEmpty(JsonBody.text(body, "hashIv")));
      String checkCode = JsonBody.text(body, "creditCheckCode");
      merchant =
          plain
              .withCreditCheckCode(checkCode == null ? plain.creditCheckCode() : checkCode)
              .withAutomaticCapture(
                  JsonBody.flag(body, "automaticCapture", plain.automaticCapture()))
              .withDeposit(JsonBody.number(body, "deposit", plain.deposit()));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse(String.valueOf(e.getMessage()));
    }
    merchants.put(merchant);
    Answers.json(ctx, view(merchant));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private void remove(Context ctx) {
    String id = ctx.pathParam("merchantId");
    if (!merchants.remove(id)) {
      boolean known = merchants.find(id).isPresent();
      Answers.error(
          ctx,
          known ? HttpStatus.CONFLICT : HttpStatus.NOT_FOUND,
          "Merchant " + id + (known ? " is of the settings" : " is unknown"));
      return;
    }
    Answers.json(ctx, all());
  }
}
