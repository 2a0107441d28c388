package tw.jiean.ecpay.statement;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which trades a statement lists, {@code PaymentMedia/TradeNoAio} (ECPay page 2896).
 *
 * @param by which of a trade's days counts
 * @param first Taiwan's first day
 * @param last Taiwan's last day, not before the first
 * @param type of this method only, or null for all
 * @param status with this outcome only, or null for all
 * @param paidOut true for what was paid out only, false for the rest, null for all
 * @param trades of a platform's sellers or of the merchant alone, or null for both
 * @param layout which of ECPay's layouts
 * @param charset how ECPay writes it
 * @param columns columns by the names that ECPay has for them, where they are not known here
 */
public record TradeStatementRequest(
    DateType by,
    LocalDate first,
    LocalDate last,
    @Nullable PaymentType type,
    @Nullable Status status,
    @Nullable Boolean paidOut,
    @Nullable Trades trades,
    Layout layout,
    FileCharset charset,
    Map<TradeColumn, String> columns) {

  /** Refuses days that ECPay cannot take. */
  public TradeStatementRequest {
    Days.require("BeginDate", first, last, "ECPay page 2896");
    columns = Map.copyOf(columns);
  }

  /** All trades between two days, in UTF-8. */
  public TradeStatementRequest(DateType by, LocalDate first, LocalDate last) {
    this(by, first, last, null, null, null, null, Layout.NEW, FileCharset.UTF_8, Map.of());
  }

  /** Which of a trade's days counts. */
  public enum DateType {
    /** The day of the payment. */
    PAYMENT("2"),
    /** The day on which it is paid out. */
    PAYOUT("4"),
    /** The day of the order. */
    ORDER("6");

    final String code;

    DateType(String code) {
      this.code = code;
    }
  }

  /** The methods that a statement can be limited to. */
  public enum PaymentType {
    /** Cards. */
    CREDIT("01"),
    /** Card readers. */
    WEB_ATM("02"),
    /** Bank transfer. */
    ATM("03"),
    /** Store code. */
    CVS("04"),
    /** Store barcodes. */
    BARCODE("05"),
    /** Cards with a code by SMS. */
    CREDIT_OTP("08"),
    /** FamilyMart's barcode. */
    FAMILY_BARCODE("10"),
    /** Bank SinoPac's plan of 30 months. */
    FLEXIBLE_INSTALMENT("11"),
    /** TWQR. */
    TWQR("12");

    final String code;

    PaymentType(String code) {
      this.code = code;
    }
  }

  /** Whose trades ({@code PlatformStatus}). */
  public enum Trades {
    /** The merchant's own. */
    GENERAL("1"),
    /** A platform's. */
    PLATFORM("2");

    final String code;

    Trades(String code) {
      this.code = code;
    }
  }

  /** How a file is laid out ({@code MediaFormated}); the reader finds columns by name in any. */
  public enum Layout {
    /** The old one. */
    OLD("0"),
    /** The new one. */
    NEW("1"),
    /** A third one, which a note of 2026 mentions and ECPay's page does not. */
    CSV_V3("2");

    final String code;

    Layout(String code) {
      this.code = code;
    }
  }

  /** What has become of a trade. */
  public enum Status {
    /** Not paid yet. */
    UNPAID("0"),
    /** Paid. */
    PAID("1"),
    /** Failed. */
    FAILED("2");

    final String code;

    Status(String code) {
      this.code = code;
    }
  }
}
