package tw.jiean.ecpay.sandbox.period;

import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.Period;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The fields that tell a shop of a later charge, without their signature (page 5631). */
final class PeriodMessage {

  private PeriodMessage() {}

  /** No {@code TradeNo}, no {@code TradeAmt}: ECPay sends neither here. */
  static Form of(Order order, Plan plan, Charge charge, String rtnMsg) {
    Period period = plan.period();
    Form form =
        Form.of(
            "MerchantID", order.merchantId(),
            "MerchantTradeNo", order.merchantTradeNo(),
            "StoreID", order.fields().text("StoreID"),
            "RtnCode", charge.rtnCode(),
            "RtnMsg", charge.failure() == null ? rtnMsg : charge.failure().rtnMsg(),
            "PeriodType", period.type(),
            "Frequency", Integer.toString(period.frequency()),
            "ExecTimes", Integer.toString(period.execTimes()),
            "Amount", Long.toString(charge.amount()),
            "Gwsr", Long.toString(charge.gwsr()),
            "ProcessDate", TaiwanTime.dateTime(charge.at()),
            "AuthCode", charge.authCode(),
            "FirstAuthAmount", Long.toString(order.amount()),
            "TotalSuccessTimes", Integer.toString(plan.successes()));
    for (int i = 1; i <= 4; i++) {
      form = form.with("CustomField" + i, order.fields().text("CustomField" + i));
    }
    return form;
  }
}
