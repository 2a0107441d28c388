package tw.jiean.ecpay.sandbox.endpoint;

import java.util.Optional;
import tw.jiean.ecpay.sandbox.period.PeriodRefusal;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * <a href="https://developers.ecpay.com.tw/?p=2900">Repeats a failed charge, or ends a plan.</a>
 */
@CheckedAgainst(doc = "2900", date = "2026-07")
final class PeriodAction {

  private final RequestCheck check;
  private final Plans plans;
  private final EcpaySite site;

  PeriodAction(RequestCheck check, Plans plans, EcpaySite site) {
    this.check = check;
    this.plans = plans;
    this.site = site;
  }

  ServerReply answer(Form request) {
    Form answer =
        check
            .refusalOfStamped(request)
            .map(refusal -> answer(request, refusal.number(), refusal.message()))
            .orElseGet(() -> act(request));
    return ServerReply.literal(check.signed(request, answer));
  }

  private Form act(Form request) {
    String merchantId = request.text("MerchantID");
    String merchantTradeNo = request.text("MerchantTradeNo");
    Optional<PeriodRefusal> refusal =
        switch (request.text("Action")) {
          case "ReAuth" ->
              site.movesCards()
                  ? plans.repeat(merchantId, merchantTradeNo)
                  : Optional.of(PeriodRefusal.NOT_ON_STAGE);
          case "Cancel" -> plans.cancel(merchantId, merchantTradeNo);
          default -> Optional.of(PeriodRefusal.UNKNOWN_ACTION);
        };
    return refusal
        .map(it -> answer(request, it.rtnCode(), it.rtnMsg()))
        .orElseGet(() -> answer(request, "1", "OK"));
  }

  private static Form answer(Form request, String rtnCode, String rtnMsg) {
    return Form.of(
        "MerchantID",
        request.text("MerchantID"),
        "MerchantTradeNo",
        request.text("MerchantTradeNo"),
        "RtnCode",
        rtnCode,
        "RtnMsg",
        rtnMsg);
  }
}
