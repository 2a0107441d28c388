package tw.jiean.ecpay.notification;

import java.util.Optional;
import java.util.OptionalInt;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;

/**
 * What every message about a periodic charge says. There is no number of ECPay's for it: compare
 * merchant, the order's number and the amount with what the merchant knows.
 *
 * @param merchantId whose order
 * @param merchantTradeNo the merchant's number of the order, the same for all its charges
 * @param amount whole NT$ of this charge
 * @param gwsr the number of this charge's authorisation; empty when there was none
 * @param totalSuccessTimes how many charges have succeeded so far
 * @param rtnCode ECPay's result code
 * @param rtnMsg ECPay's words for it; never decide by them
 */
public record PeriodicTrade(
    MerchantId merchantId,
    MerchantTradeNo merchantTradeNo,
    TradeAmount amount,
    Optional<String> gwsr,
    OptionalInt totalSuccessTimes,
    String rtnCode,
    String rtnMsg) {

  /**
   * Tells the charges of one order apart, however often each is told: the authorisation's number,
   * else the count of successes. A failed charge without authorisation has the key of the success
   * before it, so keep failures apart from successes.
   */
  public String key() {
    return gwsr.map(number -> "gwsr " + number)
        .orElseGet(() -> "times " + totalSuccessTimes.orElse(0));
  }

  /** Whether this is a charge of the merchant's order, exactly by number and amount. */
  public boolean isFor(MerchantId merchant, MerchantTradeNo tradeNo, TradeAmount charged) {
    return merchantId.equals(merchant) && merchantTradeNo.equals(tradeNo) && amount.equals(charged);
  }
}
