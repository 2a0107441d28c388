package tw.jiean.bench;

/**
 * An order whose payment has not been told of yet.
 *
 * @param attempt the number of its payment attempt
 * @param tradeNo the attempt's name at ECPay
 * @param amount whole NT$
 */
record PendingOrder(long attempt, String tradeNo, long amount) {}
