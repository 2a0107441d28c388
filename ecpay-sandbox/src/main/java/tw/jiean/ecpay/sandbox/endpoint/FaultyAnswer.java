package tw.jiean.ecpay.sandbox.endpoint;

import java.time.Duration;
import java.util.function.Function;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.wire.Form;

/** An operation that is not answered as it should be, while a fault is on. */
record FaultyAnswer(Faults faults, Function<Form, String> tradeNo, Operation operation)
    implements Operation {

  private static final Duration SLOW = Duration.ofSeconds(15);
  private static final int INTERNAL_SERVER_ERROR = 500;

  /** Of an operation whose request names its trade; a statement's names none. */
  FaultyAnswer(Faults faults, Operation operation) {
    this(faults, request -> request.text("MerchantTradeNo"), operation);
  }

  /** Commands on cards can be lost on the way there and on the way back. */
  static Operation ofDoAction(Faults faults, Operation operation) {
    return new FaultyAnswer(
        faults,
        request -> {
          String number = request.text("MerchantTradeNo");
          if (faults.strikes(Fault.DO_ACTION_LOST_UNANSWERED, number)) {
            return ServerReply.none();
          }
          ServerReply reply = operation.answer(request);
          return faults.strikes(Fault.DO_ACTION_DONE_UNANSWERED, number)
              ? ServerReply.none()
              : reply;
        });
  }

  @Override
  public ServerReply answer(Form request) {
    String number = tradeNo.apply(request);
    if (faults.strikes(Fault.CONNECTION_CUT, number)) {
      return ServerReply.none();
    }
    if (faults.strikes(Fault.HTTP_500, number)) {
      return ServerReply.plain(INTERNAL_SERVER_ERROR, "Internal Server Error");
    }
    ServerReply reply = operation.answer(request);
    return faults.strikes(Fault.SLOW_ANSWER, number) ? reply.taking(SLOW) : reply;
  }
}
