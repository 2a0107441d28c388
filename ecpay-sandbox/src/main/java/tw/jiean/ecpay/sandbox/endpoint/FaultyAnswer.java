package tw.jiean.ecpay.sandbox.endpoint;

import static java.util.concurrent.CompletableFuture.delayedExecutor;
import static java.util.concurrent.CompletableFuture.runAsync;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.wire.Form;

/** An operation that is not answered as it should be, while a fault is on. */
record FaultyAnswer(Faults faults, Handler operation) implements Handler {

  private static final Duration SLOW = Duration.ofSeconds(15);

  /** Commands on cards can be lost on the way there and on the way back. */
  static Handler ofDoAction(Faults faults, Handler operation) {
    return new FaultyAnswer(
        faults,
        ctx -> {
          String number = tradeNo(ctx);
          if (faults.strikes(Fault.DO_ACTION_LOST_UNANSWERED, number)) {
            hangUp(ctx);
          } else {
            operation.handle(ctx);
            if (faults.strikes(Fault.DO_ACTION_DONE_UNANSWERED, number)) {
              hangUp(ctx);
            }
          }
        });
  }

  @Override
  public void handle(Context ctx) throws Exception {
    String number = tradeNo(ctx);
    if (faults.strikes(Fault.CONNECTION_CUT, number)) {
      hangUp(ctx);
    } else if (faults.strikes(Fault.HTTP_500, number)) {
      ctx.status(HttpStatus.INTERNAL_SERVER_ERROR).result("Internal Server Error");
    } else {
      operation.handle(ctx);
      if (faults.strikes(Fault.SLOW_ANSWER, number)) {
        // Holds no thread meanwhile, so that the sandbox still ends at once.
        ctx.future(
            () -> runAsync(() -> {}, delayedExecutor(SLOW.toMillis(), TimeUnit.MILLISECONDS)));
      }
    }
  }

  /** Statements ask for no single trade. */
  private static String tradeNo(Context ctx) {
    return Form.parse(ctx.bodyAsBytes()).text("MerchantTradeNo");
  }

  private static void hangUp(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
