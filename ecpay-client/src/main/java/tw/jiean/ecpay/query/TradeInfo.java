package tw.jiean.ecpay.query;

import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.PaymentDetails;

/**
 * ECPay's verified answer about one trade (ECPay page 2890). A refund does not show in it.
 *
 * @param merchantTradeNo the number asked for
 * @param status what has become of it
 * @param ecpayTradeNo ECPay's number, once it has one; always there when paid
 * @param amount whole NT$, still to be compared with the order; always there when paid, empty for a
 *     trade that ECPay does not know
 * @param paymentDate when it was paid; always there when paid
 * @param paymentType what the buyer used; empty text until known
 * @param fields everything that came
 */
public record TradeInfo(
    MerchantTradeNo merchantTradeNo,
    Status status,
    Optional<EcpayTradeNo> ecpayTradeNo,
    Optional<TradeAmount> amount,
    Optional<Instant> paymentDate,
    String paymentType,
    FormFields fields) {

  /** {@code TradeStatus} as ECPay wrote it; what {@link Status#OTHER} stands for is here. */
  public String statusCode() {
    return fields.value("TradeStatus").orElse("");
  }

  /** How it was paid, as far as ECPay tells; the order must have asked for these details. */
  public PaymentDetails details() {
    return PaymentDetails.of(fields);
  }

  /** {@code TradeStatus}. */
  public enum Status {
    /** 0: known and not paid, or the bank has not answered yet. */
    UNPAID,
    /** 1: paid. */
    PAID,
    /** 10200095: never established; the buyer left or it failed. */
    NOT_ESTABLISHED,
    /** 10200047: ECPay knows no such trade. */
    UNKNOWN_TRADE,
    /** Any other code; {@link TradeInfo#statusCode} tells which. */
    OTHER;

    static Status of(String tradeStatus) {
      return switch (tradeStatus) {
        case "0" -> UNPAID;
        case "1" -> PAID;
        case "10200095" -> NOT_ESTABLISHED;
        case "10200047" -> UNKNOWN_TRADE;
        default -> OTHER;
      };
    }
  }
}
