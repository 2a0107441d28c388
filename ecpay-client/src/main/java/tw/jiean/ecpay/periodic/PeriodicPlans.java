package tw.jiean.ecpay.periodic;

import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.exchange.Exchange;
import tw.jiean.ecpay.exchange.JsonObject;

/**
 * Asks for periodic orders, has a failed charge tried again, and ends them: {@code
 * QueryCreditCardPeriodInfo} and {@code CreditCardPeriodAction} (ECPay pages 2892 and 2900). Ending
 * an order gives nothing back, and giving money back does not end an order.
 */
public final class PeriodicPlans {

  private static final String QUERY = "QueryCreditCardPeriodInfo";
  private static final String QUERY_PATH = "/Cashier/QueryCreditCardPeriodInfo";

  private static final String COMMAND = "CreditCardPeriodAction";
  private static final String COMMAND_PATH = "/Cashier/CreditCardPeriodAction";

  private final Exchange exchange;

  /** Made by {@link tw.jiean.ecpay.EcpayClient}. */
  @SuppressWarnings("exports")
  public PeriodicPlans(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Asks once for the order and its charges so far; may be repeated.
   *
   * @throws AskedTooOften when nothing was sent, because the budget is used up
   * @throws EcpayUnreachable when no answer came, or HTTP 5xx in its place
   * @throws RejectedByEcpay when ECPay has no such periodic order, or refused for another reason
   * @throws UnreadableReply when the answer is not about this order or not as documented
   */
  public PeriodicPlan ask(MerchantTradeNo tradeNo) {
    FormFields question = exchange.about(tradeNo).and("TimeStamp", exchange.timeStamp());
    JsonObject answer = JsonObject.read(QUERY, exchange.ask(QUERY, QUERY_PATH, question));
    try {
      exchange.requireAbout(QUERY, tradeNo, answer::text);
      // RtnCode tells of a charge as well, so it alone does not tell that there is no order.
      if (answer.nonEmpty("PeriodType").isEmpty()) {
        exchange.requireAccepted(QUERY, answer::text);
      }
      return PlanReader.read(tradeNo, answer);
    } catch (IllegalArgumentException e) {
      throw new UnreadableReply(QUERY, "a value is missing or not of its type", e);
    }
  }

  /**
   * Has the latest charge, which failed, tried again ({@code ReAuth}); not possible on ECPay's
   * stage, nor once the order has ended. ECPay queues it: the result comes to {@code
   * PeriodReturnURL} later. Sent once; ask for the order before sending it again.
   *
   * @throws AskedTooOften when nothing was sent, because ECPay wants to be left alone
   * @throws RejectedByEcpay when ECPay refused and nothing happened
   * @throws EcpayUnreachable when no answer came: the card may be charged
   * @throws InvalidSignature when the answer is not ECPay's: likewise
   * @throws UnreadableReply when the answer is not about this order or does not tell: likewise
   */
  public void repeatLatest(MerchantTradeNo tradeNo) {
    act(tradeNo, "ReAuth");
  }

  /**
   * Ends the order for good; what was charged stays charged ({@code Cancel}). May be repeated: an
   * order that has ended is refused.
   *
   * @throws AskedTooOften when nothing was sent, because ECPay wants to be left alone
   * @throws RejectedByEcpay when ECPay refused and nothing happened
   * @throws EcpayUnreachable when no answer came: it may have ended
   * @throws InvalidSignature when the answer is not ECPay's: likewise
   * @throws UnreadableReply when the answer is not about this order or does not tell: likewise
   */
  public void cancel(MerchantTradeNo tradeNo) {
    act(tradeNo, "Cancel");
  }

  private void act(MerchantTradeNo tradeNo, String action) {
    FormFields command =
        exchange.about(tradeNo).and("Action", action).and("TimeStamp", exchange.timeStamp());
    FormFields answer =
        exchange.verified(COMMAND, exchange.command(COMMAND, COMMAND_PATH, command));
    exchange.requireAbout(COMMAND, tradeNo, answer::value);
    exchange.requireAccepted(COMMAND, answer::value);
  }
}
