package tw.jiean.marketplace.payment;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.marketplace.payment.Report.Claims;

/**
 * Whether a report fits the attempt that it names. A right signature says that ECPay wrote it, not
 * that it is about what we charged.
 */
@Component
class PaymentRules {

  /** {@code Flexible_Installment}, Bank SinoPac's plan of thirty months (ECPay page 5686). */
  private static final String FLEXIBLE = "Flexible";

  private final PaymentSettings settings;
  private final boolean realMoney;

  PaymentRules(PaymentSettings settings, EcpayProperties ecpay) {
    this.settings = settings;
    this.realMoney = ecpay.realMoney();
  }

  Optional<Verdict> objection(Report report, PaymentAttempt attempt) {
    Claims claims = report.claims();
    if (claims.merchant() != null && !claims.merchant().equals(attempt.merchantId())) {
      return Optional.of(Verdict.WRONG_MERCHANT);
    }
    if (claims.dollars() != null && claims.dollars() != attempt.amount().dollars()) {
      return Optional.of(Verdict.WRONG_AMOUNT);
    }
    if (claims.method() != null && !isMethodOf(attempt, claims.method())) {
      return Optional.of(Verdict.WRONG_METHOD);
    }
    return report.news() instanceof News.Paid paid
        ? aboutMoney(report.door(), paid)
        : Optional.empty();
  }

  private boolean isMethodOf(PaymentAttempt attempt, String claimed) {
    return claimed.equalsIgnoreCase(settings.of(attempt.method()).choosePayment())
        || (attempt.terms().instalments() == Instalments.FLEXIBLE_THIRTY
            && claimed.equalsIgnoreCase(FLEXIBLE));
  }

  private Optional<Verdict> aboutMoney(Door door, News.Paid paid) {
    if (paid.simulated() && realMoney) {
      return Optional.of(Verdict.SIMULATED_REFUSED);
    }
    return door == Door.PAYMENT_INFO ? Optional.of(Verdict.WRONG_DOOR) : Optional.empty();
  }
}
