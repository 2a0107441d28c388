package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the control interface. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Answers() {}

  /** Why not. */
  static void error(Context ctx, HttpStatus status, String message) {
    ctx.status(status);
    json(ctx, Map.of("error", message));
  }

  /** JSON. */
  static void json(Context ctx, Object answer) {
    ctx.contentType("application/json").result(JSON.writeValueAsBytes(answer));
  }
}
