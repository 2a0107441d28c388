package tw.jiean.marketplace.crash;

/**
 * ECPay's signed message that an order was paid.
 *
 * @param tradeNo whose payment it is about
 * @param body the form as it is posted
 */
record Notice(String tradeNo, String body) {}
