package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * How ECPay counts the time in which a code can be paid.
 *
 * @param unit whole days or whole minutes
 * @param most how many of them at most; at least it is one
 */
record CodeTime(ChronoUnit unit, long most) {

  /** Empty for methods that are paid at the cashier (ECPay pages 2872, 2874 and 2876). */
  static Optional<CodeTime> of(PaymentMethod method) {
    return switch (method) {
      case ATM -> Optional.of(new CodeTime(ChronoUnit.DAYS, 60));
      case CVS -> Optional.of(new CodeTime(ChronoUnit.MINUTES, 43_200));
      case BARCODE -> Optional.of(new CodeTime(ChronoUnit.DAYS, 30));
      case CREDIT_CARD, WEBATM, APPLEPAY, TWQR, BNPL, WEIXIN, JKOPAY, IPASS, LINEPAY, GOOGLEPAY ->
          Optional.empty();
    };
  }

  boolean allows(Duration time) {
    long units = time.dividedBy(unit.getDuration());
    return units >= 1 && units <= most && time.equals(unit.getDuration().multipliedBy(units));
  }

  @Override
  public String toString() {
    return "1 to " + most + " whole " + unit.toString().toLowerCase(Locale.ROOT);
  }
}
