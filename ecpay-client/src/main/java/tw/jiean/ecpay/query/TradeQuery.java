package tw.jiean.ecpay.query;

import java.time.DateTimeException;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.exchange.Exchange;

/**
 * Asks ECPay what has become of a trade: {@code QueryTradeInfo/V5} (ECPay page 2890). Reads only,
 * so it may be repeated; ECPay shuts out who asks too often for 30 minutes.
 */
public final class TradeQuery {

  private static final String OPERATION = "QueryTradeInfo";
  private static final String PATH = "/Cashier/QueryTradeInfo/V5";

  private final Exchange exchange;

  /** Made by {@link tw.jiean.ecpay.EcpayClient}. */
  @SuppressWarnings("exports")
  public TradeQuery(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Asks once.
   *
   * @throws AskedTooOften when nothing was sent, because the budget is used up
   * @throws EcpayUnreachable when no answer came
   * @throws RejectedByEcpay when ECPay answered with another status than 200
   * @throws InvalidSignature when the answer is not ECPay's
   * @throws UnreadableReply when the answer is not about this trade or not as documented
   */
  public TradeInfo ask(MerchantTradeNo tradeNo) {
    FormFields question = exchange.about(tradeNo).and("TimeStamp", exchange.timeStamp());
    FormFields answer = exchange.verified(OPERATION, exchange.ask(OPERATION, PATH, question));
    exchange.requireAbout(OPERATION, tradeNo, answer);
    return read(tradeNo, answer);
  }

  private TradeInfo read(MerchantTradeNo tradeNo, FormFields fields) {
    TradeInfo info = info(tradeNo, fields);
    boolean complete =
        info.ecpayTradeNo().isPresent()
            && info.amount().isPresent()
            && info.paymentDate().isPresent();
    if (info.status() == TradeInfo.Status.PAID && !complete) {
      throw new UnreadableReply(OPERATION, "paid without number, amount or date", null);
    }
    return info;
  }

  private static TradeInfo info(MerchantTradeNo tradeNo, FormFields fields) {
    try {
      return new TradeInfo(
          tradeNo,
          TradeInfo.Status.of(
              fields
                  .nonEmpty("TradeStatus")
                  .orElseThrow(() -> new IllegalArgumentException("No TradeStatus"))),
          fields.nonEmpty("TradeNo").map(EcpayTradeNo::new),
          // 0 for a trade that ECPay does not know.
          fields.nonEmpty("TradeAmt").filter(digits -> !digits.equals("0")).map(TradeAmount::parse),
          fields.nonEmpty("PaymentDate").map(EcpayTime::parse),
          fields.value("PaymentType").orElse(""),
          fields);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableReply(OPERATION, "a field is not of its type", e);
    }
  }
}
