package tw.jiean.ecpay.notification;

import java.util.Optional;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;

/**
 * What every notification says of its trade. Signed by ECPay, yet still to be compared with what
 * the merchant knows: merchant, number, amount and method.
 *
 * @param merchantId whose trade
 * @param merchantTradeNo the merchant's number of the attempt
 * @param ecpayTradeNo ECPay's number; empty when ECPay has none, as with some failures
 * @param amount whole NT$
 * @param paymentType what the buyer used, such as {@code Credit_CreditCard}; unknown words are kept
 * @param rtnCode ECPay's result code
 * @param rtnMsg ECPay's words for it; never decide by them
 */
public record Trade(
    MerchantId merchantId,
    MerchantTradeNo merchantTradeNo,
    Optional<EcpayTradeNo> ecpayTradeNo,
    TradeAmount amount,
    String paymentType,
    String rtnCode,
    String rtnMsg) {

  /** The method alone: {@code Credit} of {@code Credit_CreditCard}. Compare it without case. */
  public String method() {
    int underscore = paymentType.indexOf('_');
    return underscore < 0 ? paymentType : paymentType.substring(0, underscore);
  }

  /**
   * Whether this is the trade that the merchant charged: the same merchant, exactly the same number
   * and the same amount. The number's letter case counts here, since the signature does not see it.
   */
  public boolean isFor(MerchantId merchant, MerchantTradeNo tradeNo, TradeAmount charged) {
    return merchantId.equals(merchant) && merchantTradeNo.equals(tradeNo) && amount.equals(charged);
  }
}
