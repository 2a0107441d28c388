package tw.jiean.ecpay.sandbox.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.settlement.Settlement;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.TradeState;

/**
 * One payment of a merchant's statement, with what has been settled of it so far.
 *
 * @param authorisation null when it was not paid by card
 * @param tradeNo ECPay's number of the payment; a later periodic charge has one of its own
 * @param paidAt null when it was not
 * @param settlements its capture or payment, and its refunds
 */
record TradeRow(
    Trade trade,
    @Nullable Authorisation authorisation,
    String tradeNo,
    @Nullable Instant paidAt,
    List<Settlement> settlements) {

  /** {@code PaymentStatus}: unpaid, paid or failed. */
  enum Status {
    UNPAID("0", "未付款"),
    PAID("1", "已付款"),
    FAILED("2", "付款失敗");

    private final String wireName;
    private final String title;

    Status(String wireName, String title) {
      this.wireName = wireName;
      this.title = title;
    }

    String wireName() {
      return wireName;
    }

    String title() {
      return title;
    }
  }

  Status status() {
    if (paidAt != null) {
      return Status.PAID;
    }
    return trade.state() == TradeState.FAILED ? Status.FAILED : Status.UNPAID;
  }

  long amount() {
    return trade.order().amount();
  }

  /** Whole dollars that have gone back. */
  long refunded() {
    return -settlements.stream().filter(Settlement::refund).mapToLong(Settlement::amount).sum();
  }

  /** When the last of them went back; null when none did. */
  @Nullable Instant refundedAt() {
    return settlements.stream()
        .filter(Settlement::refund)
        .map(Settlement::at)
        .reduce((one, later) -> later)
        .orElse(null);
  }

  long feeMills() {
    return settlements.stream().mapToLong(Settlement::feeMills).sum();
  }

  long netMills() {
    return settlements.stream().mapToLong(Settlement::netMills).sum();
  }

  /** When the payment reaches the merchant's ECPay account; empty when nothing was captured. */
  Optional<LocalDate> paidOutOn() {
    return settlements.stream()
        .filter(settlement -> !settlement.refund())
        .map(Settlement::paidOutOn)
        .findFirst();
  }

  boolean paidOut(LocalDate today) {
    return paidOutOn().filter(day -> !day.isAfter(today)).isPresent();
  }
}
