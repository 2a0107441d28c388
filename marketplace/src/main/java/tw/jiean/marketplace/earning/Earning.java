package tw.jiean.marketplace.earning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;

/**
 * What a seller has earned with one order.
 *
 * @param reference the order, as payments name it
 * @param amount the seller's share
 * @param commission the platform's share
 * @param booking how often it was booked: a ruling takes it back and books what is left anew
 * @param clearsAt when it becomes available, if nothing stops it
 * @param frozenAt since when it stands still
 */
public record Earning(
    ChargeReference reference,
    AccountId seller,
    Money amount,
    Money commission,
    EarningStatus status,
    int booking,
    Instant earnedAt,
    Instant clearsAt,
    @Nullable Instant frozenAt) {

  /** Both shares. */
  public Money total() {
    return amount.plus(commission);
  }

  Earning frozen(Instant at) {
    return with(EarningStatus.FROZEN, clearsAt, at);
  }

  /** Goes on with the time that it had left. */
  Earning thawed(Instant at) {
    Duration pause = frozenAt == null ? Duration.ZERO : Duration.between(frozenAt, at);
    return with(EarningStatus.PENDING_CLEARANCE, clearsAt.plus(pause), null);
  }

  /** Other shares, booked anew. Nothing at all: it was clawed back. */
  Earning rebooked(Money.Split shares) {
    if (shares.fee().plus(shares.rest()).equals(Money.ZERO)) {
      return with(EarningStatus.CLAWED_BACK, clearsAt, null).shares(shares);
    }
    return status == EarningStatus.CLAWED_BACK
        ? with(EarningStatus.PENDING_CLEARANCE, clearsAt, null).shares(shares)
        : shares(shares);
  }

  private Earning shares(Money.Split shares) {
    return new Earning(
        reference,
        seller,
        shares.rest(),
        shares.fee(),
        status,
        booking + 1,
        earnedAt,
        clearsAt,
        frozenAt);
  }

  private Earning with(EarningStatus next, Instant clears, @Nullable Instant frozen) {
    if (!status.next().contains(next)) {
      throw new IllegalStateException(
          "The earning of " + reference + " cannot go from " + status + " to " + next);
    }
    return new Earning(
        reference, seller, amount, commission, next, booking, earnedAt, clears, frozen);
  }
}
