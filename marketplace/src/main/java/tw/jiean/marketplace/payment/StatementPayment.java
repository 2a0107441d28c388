package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A row of ECPay's statement files that says that a trade of ours was paid.
 *
 * @param tradeNo our number
 * @param ecpayTradeNo ECPay's number, where the file has it
 * @param dollars whole NT$
 * @param paidAt when; a moment of the day where the file tells the day alone
 * @param row what was read out of the row, by names: the same for the same row
 */
public record StatementPayment(
    String tradeNo,
    Optional<String> ecpayTradeNo,
    long dollars,
    Instant paidAt,
    Map<String, String> row) {

  /** Copies the row. */
  public StatementPayment {
    row = Map.copyOf(row);
  }
}
