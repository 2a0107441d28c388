package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Answers to a shop's server in text. */
final class PlainAnswer {

  private PlainAnswer() {}

  /** {@code a=b&c=d} without escapes, as ECPay writes most of its answers. */
  static void literal(Context ctx, Form answer) {
    // Not text/html: the answer repeats what was asked, and no browser shall run that.
    ctx.contentType("text/plain; charset=utf-8").result(answer.literal());
  }
}
