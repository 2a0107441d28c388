package tw.jiean.ecpay.periodic;

import java.util.regex.Pattern;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.PeriodUnit;
import tw.jiean.ecpay.exchange.JsonObject;

/**
 * Reads the answer about a periodic order (ECPay page 2892). Whatever is not of its type throws
 * {@link IllegalArgumentException}.
 */
final class PlanReader {

  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SUM = Pattern.compile("[0-9]{1,15}");
  private static final Pattern CODE = Pattern.compile("-?[0-9]{1,10}");

  private PlanReader() {}

  static PeriodicPlan read(MerchantTradeNo tradeNo, JsonObject answer) {
    String state = answer.mandatory("ExecStatus");
    return new PeriodicPlan(
        tradeNo,
        answer.nonEmpty("TradeNo").map(EcpayTradeNo::new),
        PeriodicPlan.State.of(state),
        state,
        unit(answer.mandatory("PeriodType")),
        count(answer, "Frequency"),
        count(answer, "ExecTimes"),
        TradeAmount.parse(answer.mandatory("PeriodAmount")),
        count(answer, "TotalSuccessTimes"),
        Long.parseLong(answer.mandatory("TotalSuccessAmount", SUM)),
        answer.objects("ExecLog").stream().map(PlanReader::charge).toList());
  }

  private static PeriodicPlan.Charge charge(JsonObject entry) {
    return new PeriodicPlan.Charge(
        entry.mandatory("RtnCode", CODE),
        Long.parseLong(entry.mandatory("amount", SUM)),
        // 0 where there was no authorisation.
        entry.nonEmpty("gwsr").filter(number -> !number.equals("0")),
        entry.time("process_date"),
        entry.text("auth_code").orElse(""),
        entry.nonEmpty("TradeNo").map(EcpayTradeNo::new));
  }

  private static PeriodUnit unit(String code) {
    return PeriodUnit.of(code)
        .orElseThrow(() -> new IllegalArgumentException("PeriodType is not D, M or Y"));
  }

  private static int count(JsonObject object, String name) {
    return Integer.parseInt(object.mandatory(name, COUNT));
  }
}
