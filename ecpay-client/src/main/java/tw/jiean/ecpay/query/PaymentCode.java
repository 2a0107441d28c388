package tw.jiean.ecpay.query;

import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.IssuedCode;

/**
 * What a buyer can pay an open trade with, by ECPay's verified answer (ECPay page 5615).
 *
 * @param merchantTradeNo the number asked for
 * @param ecpayTradeNo ECPay's number, once it has one
 * @param amount whole NT$, still to be compared with the order
 * @param paymentType the method that the buyer chose, such as {@code ATM_BOT}
 * @param code what the buyer pays with
 * @param deadline the last moment to pay
 * @param fields everything that came
 */
public record PaymentCode(
    MerchantTradeNo merchantTradeNo,
    Optional<EcpayTradeNo> ecpayTradeNo,
    TradeAmount amount,
    String paymentType,
    IssuedCode code,
    Instant deadline,
    FormFields fields) {}
