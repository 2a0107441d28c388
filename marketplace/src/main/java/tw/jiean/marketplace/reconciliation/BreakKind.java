package tw.jiean.marketplace.reconciliation;

import java.util.Locale;

/** In which way the three sides can differ. */
enum BreakKind {
  /** ECPay has money of a trade that we do not know, or do not know as paid. */
  MISSING_HERE,
  /** We have a payment that ECPay's file of that day lacks. */
  MISSING_THERE,
  /** The amounts of attempt, ledger and file differ. */
  AMOUNT,
  /** ECPay took another fee than the contract says. */
  FEE,
  /** ECPay knows the trade as unpaid, or has not paid its money out in time. */
  STATUS,
  /** The days differ. */
  DATE,
  /** ECPay lists the same trade more than once. */
  DUPLICATE,
  /** ECPay gave back another sum than we know of. */
  REFUND;

  /** Its name in the database, in addresses and in message keys. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
