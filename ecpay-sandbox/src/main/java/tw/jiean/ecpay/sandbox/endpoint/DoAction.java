package tw.jiean.ecpay.sandbox.endpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.card.CardRefusal;
import tw.jiean.ecpay.sandbox.card.CardRequest;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=9242">Captures, cancels, abandons, refunds.</a> */
@CheckedAgainst(doc = "9242", date = "2026-07")
final class DoAction {

  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}");

  private final RequestCheck check;
  private final CardDesk desk;
  private final Faults faults;
  private final boolean signed;

  /** Whether ECPay signs its answer is not established, so that is a setting. */
  DoAction(RequestCheck check, CardDesk desk, Faults faults, boolean signed) {
    this.check = check;
    this.desk = desk;
    this.faults = faults;
    this.signed = signed;
  }

  ServerReply answer(Form request) {
    Form answer =
        check
            .refusal(request)
            .map(refusal -> answer(request, refusal.number(), refusal.message()))
            .orElseGet(() -> act(request));
    return ServerReply.literal(signed ? check.signed(request, answer) : answer);
  }

  private Form act(Form request) {
    Optional<CardRefusal> refusal = refusal(request);
    return refusal
        .map(it -> answer(request, it.rtnCode(), it.rtnMsg()))
        .orElseGet(() -> answer(request, "1", "OK"));
  }

  private Optional<CardRefusal> refusal(Form request) {
    String amount = request.text("TotalAmount");
    if (!AMOUNT.matcher(amount).matches()) {
      return Optional.of(CardRefusal.WRONG_AMOUNT);
    }
    if (faults.strikes(Fault.DO_ACTION_REFUSED, request.text("MerchantTradeNo"))) {
      return Optional.of(CardRefusal.BALANCE_TOO_LOW);
    }
    return desk.act(
        new CardRequest(
            request.text("MerchantID"),
            request.text("MerchantTradeNo"),
            request.text("TradeNo"),
            request.text("Action"),
            Long.parseLong(amount)));
  }

  private static Form answer(Form request, String rtnCode, String rtnMsg) {
    return Form.of(
        "MerchantID", request.text("MerchantID"),
        "MerchantTradeNo", request.text("MerchantTradeNo"),
        "TradeNo", request.text("TradeNo"),
        "RtnCode", rtnCode,
        "RtnMsg", rtnMsg);
  }
}
