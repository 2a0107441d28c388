package tw.jiean.ecpay.sandbox.trade;

/**
 * How often a card is charged again (ECPay page 2868).
 *
 * @param amount of each charge, in whole New Taiwan dollars
 * @param type {@code D}, {@code M} or {@code Y}
 * @param frequency every so many days, months or years
 * @param execTimes how many charges, the first included
 */
public record Period(long amount, String type, int frequency, int execTimes) {}
