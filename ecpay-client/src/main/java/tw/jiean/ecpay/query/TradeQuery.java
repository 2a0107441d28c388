package tw.jiean.ecpay.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.ResultCode;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.exchange.Exchange;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.NotificationParser;
import tw.jiean.ecpay.notification.Trade;

/**
 * Asks ECPay what has become of a trade, and what it is to be paid with. Reads only, so it may be
 * repeated; ECPay shuts out who asks too often for 30 minutes (ECPay page 2890).
 */
public final class TradeQuery {

  private static final String OPERATION = "QueryTradeInfo";
  private static final String PATH = "/Cashier/QueryTradeInfo/V5";

  private static final String CODE_OPERATION = "QueryPaymentInfo";
  private static final String CODE_PATH = "/Cashier/QueryPaymentInfo";

  /** What {@code RtnCode} says when there is a code to tell (ECPay page 2881). */
  private static final Set<String> ISSUED =
      Set.of(ResultCode.ISSUED.code(), ResultCode.STORE_CODE_ISSUED.code());

  private final Exchange exchange;
  private final NotificationParser notifications;

  /** Made by {@link tw.jiean.ecpay.EcpayClient}. */
  @SuppressWarnings("exports")
  public TradeQuery(Exchange exchange, NotificationParser notifications) {
    this.exchange = exchange;
    this.notifications = notifications;
  }

  /**
   * Asks once what has become of a trade: {@code QueryTradeInfo/V5} (ECPay page 2890).
   *
   * @throws AskedTooOften when nothing was sent, because the budget is used up
   * @throws EcpayUnreachable when no answer came, or HTTP 5xx in its place
   * @throws RejectedByEcpay when ECPay answered with any other status than 200
   * @throws InvalidSignature when the answer is not ECPay's
   * @throws UnreadableReply when the answer is not about this trade or not as documented
   */
  public TradeInfo ask(MerchantTradeNo tradeNo) {
    return read(tradeNo, answer(OPERATION, PATH, tradeNo));
  }

  /**
   * Asks once for the account, store code or barcodes of a trade that waits for its payment: {@code
   * QueryPaymentInfo} (ECPay page 5615), for when the message to {@code PaymentInfoURL} got lost.
   *
   * @return empty when there is no code to tell, above all once the trade is paid; {@link #ask}
   *     tells what has become of it
   * @throws AskedTooOften when nothing was sent, because the budget is used up
   * @throws EcpayUnreachable when no answer came, or HTTP 5xx in its place
   * @throws RejectedByEcpay when ECPay answered with any other status than 200
   * @throws InvalidSignature when the answer is not ECPay's
   * @throws UnreadableReply when the answer is not about this trade or not as documented
   */
  public Optional<PaymentCode> askCode(MerchantTradeNo tradeNo) {
    FormFields answer = answer(CODE_OPERATION, CODE_PATH, tradeNo);
    return answer.value("RtnCode").filter(ISSUED::contains).isPresent()
        ? readCode(tradeNo, answer)
        : Optional.empty();
  }

  private FormFields answer(String operation, String path, MerchantTradeNo tradeNo) {
    FormFields question = exchange.about(tradeNo).and("TimeStamp", exchange.timeStamp());
    FormFields answer = exchange.verified(operation, exchange.ask(operation, path, question));
    exchange.requireAbout(operation, tradeNo, answer::value);
    return answer;
  }

  /** The answer repeats the message to PaymentInfoURL, and so it is read as one. */
  private Optional<PaymentCode> readCode(MerchantTradeNo tradeNo, FormFields answer) {
    Notification message;
    try {
      message = notifications.parse(NotificationParser.FORM, answer.encode().getBytes(UTF_8));
    } catch (NotificationRefused e) {
      throw new UnreadableReply(CODE_OPERATION, "its code is not as documented", e);
    }
    if (message instanceof CodeIssued issued) {
      Trade trade = issued.trade();
      return Optional.of(
          new PaymentCode(
              tradeNo,
              trade.ecpayTradeNo(),
              trade.amount(),
              trade.paymentType(),
              issued.code(),
              issued.deadline(),
              answer));
    }
    if (message instanceof Applied) {
      return Optional.empty();
    }
    throw new UnreadableReply(CODE_OPERATION, "a code of an unknown method", null);
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
