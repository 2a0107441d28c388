package tw.jiean.ecpay.statement;

import java.time.LocalDate;
import java.util.Map;

/**
 * Which captures and refunds a statement lists, {@code CreditDetail/FundingReconDetail} (ECPay page
 * 2898). A day's file can be had from 14:00 of the bank's next working day on.
 *
 * @param by which day counts
 * @param first Taiwan's first day
 * @param last Taiwan's last day, not before the first
 * @param charset how ECPay writes it
 * @param columns columns by the names that ECPay has for them, where they are not known here
 */
public record FundingRequest(
    DateType by,
    LocalDate first,
    LocalDate last,
    FileCharset charset,
    Map<FundingColumn, String> columns) {

  /** Refuses days that ECPay cannot take. */
  public FundingRequest {
    Days.require("StartDate", first, last, "ECPay page 2898");
    columns = Map.copyOf(columns);
  }

  /** All between two days, in UTF-8. */
  public FundingRequest(DateType by, LocalDate first, LocalDate last) {
    this(by, first, last, FileCharset.UTF_8, Map.of());
  }

  /** Which day counts. */
  public enum DateType {
    /** The day of the settlement. */
    SETTLEMENT("fund"),
    /** The day of the capture. */
    CAPTURE("close"),
    /** The day on which the money enters the merchant's account with ECPay. */
    PAYOUT("enter");

    final String code;

    DateType(String code) {
      this.code = code;
    }
  }
}
