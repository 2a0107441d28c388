package tw.jiean.ecpay.statement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import tw.jiean.ecpay.MerchantTradeNo;

/**
 * One capture or refund of a card in a funding statement (ECPay page 2898).
 *
 * @param gwsr the number of the authorisation
 * @param authCode the bank's code, or empty text
 * @param merchantTradeNo the merchant's number
 * @param tradeDate Taiwan's day of the trade
 * @param captureDate Taiwan's day of the capture or refund
 * @param amount whole NT$, negative for a refund
 * @param fee NT$ that ECPay takes, with its decimals; the sum of a day is rounded, not the rows.
 *     Where the file has a rate in its place, what the payout lacks
 * @param payout NT$ that the merchant gets, with decimals
 * @param cells every cell by its column, as ECPay wrote it
 */
public record FundingRow(
    String gwsr,
    String authCode,
    MerchantTradeNo merchantTradeNo,
    LocalDate tradeDate,
    LocalDate captureDate,
    long amount,
    BigDecimal fee,
    BigDecimal payout,
    Map<String, String> cells) {

  /** Whether money went back. */
  public boolean isRefund() {
    return amount < 0;
  }
}
