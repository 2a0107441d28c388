package tw.jiean.ecpay.sandbox.settlement;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.trade.FeeTable;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;

/**
 * One sum that ECPay settles.
 *
 * @param authorisation null when it was not paid by card
 * @param tradeNo ECPay's number of the payment
 * @param amount whole New Taiwan dollars, negative for a refund
 * @param feeMills thousandths of a dollar with tax, negative when a refund gives them back
 * @param at when it was captured, paid or refunded
 * @param settledOn when the money reached the trust account
 * @param paidOutOn when it reached the merchant's ECPay account, or left it
 */
public record Settlement(
    Trade trade,
    @Nullable Authorisation authorisation,
    String tradeNo,
    Channel channel,
    long amount,
    long feeMills,
    Instant at,
    LocalDate settledOn,
    LocalDate paidOutOn) {

  /** The day whose fees are summed. */
  public LocalDate day() {
    return TaiwanTime.day(at);
  }

  /** Thousandths of a dollar that are left after the fee. */
  public long netMills() {
    return amount * 1_000 - feeMills;
  }

  /** Whether it takes money back. */
  public boolean refund() {
    return amount < 0;
  }

  /** What a day of one channel comes to; rounded once, as ECPay does. */
  public record DayTotal(long amount, long feeMills) {

    static final DayTotal NOTHING = new DayTotal(0, 0);

    DayTotal plus(Settlement settlement) {
      return new DayTotal(amount + settlement.amount, feeMills + settlement.feeMills);
    }

    DayTotal plus(DayTotal other) {
      return new DayTotal(amount + other.amount, feeMills + other.feeMills);
    }

    /** The fees, in whole New Taiwan dollars. */
    public long fee() {
      return FeeTable.dollars(feeMills);
    }

    /** What the merchant gets, in whole New Taiwan dollars. */
    public long payout() {
      return amount - fee();
    }
  }
}
