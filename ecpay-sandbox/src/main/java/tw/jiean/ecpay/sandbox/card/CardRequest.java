package tw.jiean.ecpay.sandbox.card;

/**
 * What a shop asks for.
 *
 * @param tradeNo ECPay's number, which tells the charges of a periodic order apart
 * @param amount whole New Taiwan dollars
 */
public record CardRequest(
    String merchantId, String merchantTradeNo, String tradeNo, String action, long amount) {}
