package tw.jiean.ecpay.statement;

import java.time.LocalDate;

/**
 * Which captures and refunds a statement lists, {@code CreditDetail/FundingReconDetail} (ECPay page
 * 2898). A day's file can be had from 14:00 of the bank's next working day on.
 *
 * @param by which day counts
 * @param first Taiwan's first day
 * @param last Taiwan's last day, not before the first
 * @param charset how ECPay writes it
 */
public record FundingRequest(DateType by, LocalDate first, LocalDate last, FileCharset charset) {

  /** Refuses days the wrong way round. */
  public FundingRequest {
    Days.require(first, last);
  }

  /** All between two days, in UTF-8. */
  public FundingRequest(DateType by, LocalDate first, LocalDate last) {
    this(by, first, last, FileCharset.UTF_8);
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
