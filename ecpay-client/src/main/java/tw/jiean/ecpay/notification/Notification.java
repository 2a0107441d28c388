package tw.jiean.ecpay.notification;

import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.FormFields;

/**
 * A message of ECPay whose signature is right (ECPay pages 2878 and 2881). Only {@link Paid} is
 * money, and only after the trade was compared with the merchant's own record. The same message can
 * come many times, at once, and after later ones.
 */
public sealed interface Notification {

  /** What it is about. */
  Trade trade();

  /** Everything that came, {@code CheckMacValue} included. */
  FormFields fields();

  /** The signature that it came with. */
  default String checkMacValue() {
    return fields().value(CheckMacValue.FIELD).orElseThrow();
  }

  /**
   * Paid: {@code RtnCode} 1, not simulated.
   *
   * @param paymentDate when the buyer paid
   * @param details how, as far as ECPay tells
   */
  record Paid(Trade trade, Instant paymentDate, PaymentDetails details, FormFields fields)
      implements Notification {}

  /**
   * ECPay's console was asked to pretend a payment ({@code SimulatePaid} 1): no money moved and
   * ECPay's own state did not change.
   *
   * @param paymentDate the pretended time
   */
  record Simulated(Trade trade, Instant paymentDate, FormFields fields) implements Notification {}

  /**
   * A code was issued to pay with later ({@code RtnCode} 2 or 10100073). Nothing has been paid.
   *
   * @param code what the buyer pays with
   * @param deadline the last moment to pay
   */
  record CodeIssued(Trade trade, IssuedCode code, Instant deadline, FormFields fields)
      implements Notification {}

  /**
   * The buyer has applied for instalments without a card ({@code RtnCode} 2 of BNPL): neither
   * approved nor paid. Paid or failed comes later.
   *
   * @param application the financier's number of it, when it came
   */
  record Applied(Trade trade, Optional<PaymentDetails.Bnpl> application, FormFields fields)
      implements Notification {}

  /** ECPay does not know yet, or waits for somebody: not paid, not failed. */
  record Undecided(Trade trade, FormFields fields) implements Notification {}

  /** This attempt has not been paid; a later message may still say otherwise. */
  record Failed(Trade trade, FormFields fields) implements Notification {}
}
