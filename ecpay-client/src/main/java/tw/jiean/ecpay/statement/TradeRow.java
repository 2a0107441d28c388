package tw.jiean.ecpay.statement;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
 * @param fee NT$ of all fee columns together ({@link TradeColumn#FEE} to {@link
 *     TradeColumn#PLATFORM_FEE}; each alone is in {@code cells}), with their decimals; the sum of a
 *     day is rounded, not the rows. Where {@code net} is told too, hold them against each other:
 *     ECPay's columns are not established
 * @param net NT$ that the merchant gets, with decimals
 * @param payout whether it was paid out in ECPay's words, or empty text
 * @param payoutDate Taiwan's day of the payout
 * @param gwsr the number of a card's authorisation, or empty text
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
    OptionalLong refunded,
    Optional<BigDecimal> fee,
    Optional<BigDecimal> net,
    String payout,
    Optional<LocalDate> payoutDate,
    String gwsr,
    Map<String, String> cells) {}
