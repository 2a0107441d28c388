package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;

/** Switches misbehaviour on and off, {@code /api/faults/}. */
final class FaultsApi {

  private static final String PATH = "/api/faults";
  private static final Pattern TRADE_NO = Pattern.compile("[0-9A-Za-z]{1,20}");

  private final Faults faults;

  FaultsApi(Faults faults) {
    this.faults = faults;
  }

  void register(RoutesConfig routes) {
    routes.get(PATH, ctx -> Answers.json(ctx, faults.all()));
    routes.put(PATH, this::on);
    routes.delete(PATH, this::off);
  }

  private void on(Context ctx) {
    JsonNode body = JsonBody.of(ctx, Set.of("name", "merchantTradeNo", "times"));
    Answers.json(ctx, faults.on(fault(body), tradeNo(body), times(body)));
  }

  private void off(Context ctx) {
    JsonBody.of(ctx, Set.of()); // all faults end: who names one means another command
    faults.off();
    Answers.json(ctx, faults.all());
  }

  private static Fault fault(JsonNode body) {
    return Fault.of(body.path("name").asString(""))
        .orElseThrow(() ->
            new BadRequestResponse(
                "name has to be one of "
                    + Stream.of(Fault.values())
                        .map(Fault::word)
                        .collect(Collectors.joining(", "))));
  }

  private static @Nullable String tradeNo(JsonNode body) {
    JsonNode number = body.path("merchantTradeNo");
    if (number.isMissingNode() || number.isNull()) {
      return null;
    }
    if (!number.isString() || !TRADE_NO.matcher(number.asString()).matches()) {
      throw new BadRequestResponse("merchantTradeNo has to be 1 to 20 letters or digits");
    }
    return number.asString();
  }

  private static @Nullable Integer times(JsonNode body) {
    JsonNode times = body.path("times");
    if (times.isMissingNode() || times.isNull()) {
      return null;
    }
    if (!times.isIntegralNumber() || !times.canConvertToInt() || times.asInt() < 1) {
      throw new BadRequestResponse("times has to be a whole number of at least 1");
    }
    return times.asInt();
  }
}
