package tw.jiean.ecpay.sandbox.trade;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's contract says of fees.
 *
 * @param fees by method; what ECPay does not collect itself has no entry and is never paid out
 * @param foreignCard instead, for a card that was issued abroad
 * @param taxPercent on every fee
 */
public record FeeTable(Map<PaymentMethod, Fee> fees, Fee foreignCard, int taxPercent) {

  private static final long MILLS = 1_000;

  /** Copies the fees. */
  public FeeTable {
    fees = Map.copyOf(fees);
  }

  /**
   * An individual member's (ECPay's fee page, 2026). What the wallets cost is not established and
   * therefore nothing; TWQR and financiers pay the merchant themselves (help page 4809).
   */
  public static FeeTable individual() {
    Fee card = new Fee(275, 0, 5, 3, 4);
    Fee transfer = new Fee(100, 0, 10, 2, 1);
    return new FeeTable(
        Map.of(
            PaymentMethod.CREDIT,
            card,
            PaymentMethod.APPLE_PAY,
            card,
            PaymentMethod.WEB_ATM,
            transfer,
            PaymentMethod.ATM,
            transfer,
            PaymentMethod.CVS,
            new Fee(0, 30, 0, 0, 3),
            PaymentMethod.BARCODE,
            new Fee(0, 15, 0, 0, 3),
            PaymentMethod.WEIXIN,
            Fee.none(),
            PaymentMethod.DIGITAL_PAYMENT,
            Fee.none()),
        new Fee(350, 0, 5, 3, 4),
        5);
  }

  /** Thousandths of a dollar to whole ones; a fraction of a half or less is dropped. */
  public static long dollars(long mills) {
    return mills < 0 ? -Fee.rounded(-mills, MILLS) : Fee.rounded(mills, MILLS);
  }

  /** The fee of a method; empty when ECPay does not collect the money. */
  public Optional<Fee> of(@Nullable PaymentMethod method, boolean foreign) {
    if (method == null) {
      return Optional.empty();
    }
    Fee fee = fees.get(method);
    return Optional.ofNullable(fee == null || !foreign ? fee : foreignCard);
  }

  /** Thousandths of a dollar that ECPay takes for a payment, tax included. */
  public long mills(Fee fee, long amount) {
    return fee.mills(amount, taxPercent);
  }

  /** {@code PaymentTypeChargeFee}: with tax, in dollars. */
  long charged(Trade trade) {
    return fee(trade).map(it -> dollars(mills(it, trade.order().amount()))).orElse(0L);
  }

  /** {@code HandlingCharge}: before tax, in dollars. */
  long beforeTax(Trade trade) {
    return fee(trade)
        .map(it -> Fee.rounded(it.beforeTax(trade.order().amount()), 10_000))
        .orElse(0L);
  }

  private Optional<Fee> fee(Trade trade) {
    CardAttempt card = trade.card();
    return of(trade.method(), card != null && card.foreign());
  }
}
