package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import tools.jackson.databind.json.JsonMapper;

/** Answers of the control interface. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Answers() {}

  /** JSON. */
  static void json(Context ctx, Object answer) {
    ctx.contentType("application/json").result(JSON.writeValueAsBytes(answer));
  }
}
