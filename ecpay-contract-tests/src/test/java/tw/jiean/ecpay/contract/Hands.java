package tw.jiean.ecpay.contract;

import java.time.Duration;
import tw.jiean.ecpay.MerchantTradeNo;

/** What buyers, stores, banks and ECPay's console do by hand, and what the shop hears of it. */
interface Hands {

  /** The buyer pays in the first way that the order allows. */
  void pay(MerchantTradeNo tradeNo);

  /** The buyer pays by card in six instalments. */
  void payInSix(MerchantTradeNo tradeNo);

  /** The buyer pays by card with bonus points. */
  void payWithPoints(MerchantTradeNo tradeNo);

  /** The buyer chooses bank or store, and a code is issued; or he applies for BNPL. */
  void issue(MerchantTradeNo tradeNo);

  /** The payment fails with that code. */
  void fail(MerchantTradeNo tradeNo, String rtnCode);

  /** ECPay's console pretends a payment. */
  void simulate(MerchantTradeNo tradeNo);

  /** ECPay sends its newest message again. */
  void resend(MerchantTradeNo tradeNo);

  /** The bank refuses the card of a periodic order from now on, or takes it again. */
  void declineCard(MerchantTradeNo tradeNo, boolean declines);

  /** The credit check code that ECPay's console shows. */
  String creditCheckCode();

  /** Time passes at ECPay. */
  void advance(Duration distance);

  /** The next message to the shop, as it came; waits at most ten seconds for it. */
  Told next();

  /**
   * A message to the shop.
   *
   * @param path where it was posted
   * @param contentType its header
   * @param body its text; ECPay writes ASCII
   */
  record Told(String path, String contentType, String body) {}
}
