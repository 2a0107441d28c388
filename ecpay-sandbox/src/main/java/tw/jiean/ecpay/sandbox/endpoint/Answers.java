package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Answers to a shop's server. */
final class Answers {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Answers() {}

  /** {@code a=b&c=d} without escapes, as ECPay writes most of its answers. */
  static void literal(Context ctx, Form answer) {
    // Not text/html: the answer repeats what was asked, and no browser shall run that.
    ctx.contentType("text/plain; charset=utf-8").result(answer.literal());
  }

  /** JSON, as ECPay writes the few answers that have parts. */
  static void json(Context ctx, Object answer) {
    ctx.contentType("application/json").result(JSON.writeValueAsBytes(answer));
  }
}
