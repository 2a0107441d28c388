package tw.jiean.ecpay.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;

/**
 * One trade of a trade statement (ECPay page 2896).
 *
 * @param merchantTradeNo the merchant's number
 * @param ecpayTradeNo ECPay's number
 * @param amount whole NT$
 * @param tradeDate when the order was made
 * @param paymentDate when it was paid, where the file tells
 * @param paymentType the method in ECPay's words, or empty text
 * @param status whether it was paid in ECPay's words, or empty text
 * @param refunded whole NT$ that went back
 * @param fee NT$ of the first fee column alone, with its decimals; a file can have more of them
 *     (手續費, 處理費, 平台手續費), so what ECPay takes in all is the amount less {@code refunded} and {@code
 *     net}. The sum of a day is rounded, not the rows
 * @param net NT$ that the merchant gets, with decimals
 * @param payout whether it was paid out in ECPay's words, or empty text
 * @param cells every cell by its column, as ECPay wrote it
 */
public record TradeRow(
    MerchantTradeNo merchantTradeNo,
    Optional<EcpayTradeNo> ecpayTradeNo,
    long amount,
    Optional<Instant> tradeDate,
    Optional<Instant> paymentDate,
    String paymentType,
    String status,
    Optional<Long> refunded,
    Optional<BigDecimal> fee,
    Optional<BigDecimal> net,
    String payout,
    Map<String, String> cells) {}
