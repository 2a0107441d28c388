package tw.jiean.ecpay.notification;

import java.time.Instant;
import tw.jiean.ecpay.FormFields;

/**
 * The second or a later charge of a periodic order, told at its {@code PeriodReturnURL} (ECPay page
 * 5631); the first one is an ordinary {@link Notification}. Only {@link Charged} is money. The same
 * message can come many times: {@link PeriodicTrade#key} tells charges apart. Sent once per period,
 * so ask for the plan when one is missing.
 */
public sealed interface PeriodicCharge {

  /** What it is about. */
  PeriodicTrade trade();

  /** Everything that came, {@code CheckMacValue} included. */
  FormFields fields();

  /**
   * Charged: {@code RtnCode} 1, not simulated.
   *
   * @param processDate when the card was charged
   */
  record Charged(PeriodicTrade trade, Instant processDate, FormFields fields)
      implements PeriodicCharge {}

  /** ECPay's console was asked to pretend a charge: no money moved. */
  record Simulated(PeriodicTrade trade, FormFields fields) implements PeriodicCharge {}

  /** ECPay does not know yet: neither charged nor failed. */
  record Undecided(PeriodicTrade trade, FormFields fields) implements PeriodicCharge {}

  /** This charge failed; six failed ones end the plan (ECPay page 2868). */
  record Failed(PeriodicTrade trade, FormFields fields) implements PeriodicCharge {}
}
