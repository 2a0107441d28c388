package tw.jiean.ecpay.sandbox.endpoint;

import tw.jiean.ecpay.sandbox.trade.OrderDraft;

/** What the checks say of an order. */
sealed interface Verdict {

  /** ECPay would open its cashier. */
  record Accepted(OrderDraft draft) implements Verdict {}

  /** ECPay would show its error page. */
  record Refused(Refusal refusal) implements Verdict {}
}
