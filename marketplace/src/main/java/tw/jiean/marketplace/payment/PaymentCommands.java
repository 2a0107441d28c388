package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.marketplace.backoffice.AdminCall;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminInput;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRow;

/**
 * What operators may do about a payment. They ask ECPay; and where its answers do not help, they
 * look into its console and say what they saw, which comes in by the same door as everything else.
 */
@Configuration(proxyBeanMethods = false)
class PaymentCommands {

  private static final String LIST = "payments";

  /** Not "amount", which the form would fill in by itself. */
  private static final String AMOUNT = "amount_seen";

  private static final String TRADE_NO = "ecpay_trade_no";
  private static final String PAID_AT = "paid_at";

  @Bean
  @Order(1)
  AdminCommand askAboutPayment(PaymentQueries queries) {
    return AdminCommand.on(LIST, "query", "payment.admin.query")
        .does(call -> AdminOutcome.doneThen(() -> queries.askNow(new PaymentId(call.number()))));
  }

  @Bean
  @Order(2)
  AdminCommand dismissPayment(PaymentTransitions transitions, PaymentRepository attempts) {
    return AdminCommand.on(LIST, "dismiss", "payment.admin.dismiss")
        .when(row -> is(row, PaymentStatus.NEEDS_REVIEW, PaymentStatus.UNKNOWN))
        .does(call -> {
          PaymentAttempt found =
              told(call, new News.Dismissed(), attempt(call, attempts), transitions, attempts);
          return found.status() == PaymentStatus.FAILED
              ? AdminOutcome.done()
              : AdminOutcome.refused("payment.admin.dismiss.not-now");
        });
  }

  @Bean
  @Order(3)
  AdminCommand confirmPayment(
      PaymentTransitions transitions, PaymentRepository attempts, Clock clock) {
    return AdminCommand.on(LIST, "received", "payment.admin.received")
        .afterFreshSignIn()
        .input(AdminInput.required(TRADE_NO, 20))
        .input(AdminInput.required(PAID_AT, 19))
        .input(AdminInput.required(AMOUNT, 9))
        .when(row -> is(row, PaymentStatus.NEEDS_REVIEW, PaymentStatus.UNKNOWN))
        .does(call -> {
          PaymentAttempt attempt = attempt(call, attempts);
          Optional<EcpayTradeNo> number = tradeNo(call.input(TRADE_NO));
          Optional<Instant> at =
              time(call.input(PAID_AT))
                  .filter(it -> !it.isAfter(clock.instant()))
                  .filter(it -> !it.isBefore(attempt.createdAt().minusSeconds(60)));
          if (number.isEmpty()) {
            return AdminOutcome.invalid(TRADE_NO, "payment.admin.received.wrong-number");
          }
          if (at.isEmpty()) {
            return AdminOutcome.invalid(PAID_AT, "payment.admin.received.wrong-time");
          }
          if (!call.input(AMOUNT).equals(Long.toString(attempt.amount().dollars()))) {
            return AdminOutcome.invalid(
                AMOUNT, "payment.admin.received.wrong-amount", attempt.amount());
          }
          News.Paid paid = new News.Paid(number, at.get(), false, null);
          return told(call, paid, attempt, transitions, attempts).isPaid()
              ? AdminOutcome.done()
              : AdminOutcome.invalid(TRADE_NO, "payment.admin.received.used");
        });
  }

  private static PaymentAttempt attempt(AdminCall call, PaymentRepository attempts) {
    return attempts.find(new PaymentId(call.number())).orElseThrow();
  }

  /** The attempt as it is after that, within the command's transaction. */
  private static PaymentAttempt told(
      AdminCall call,
      News news,
      PaymentAttempt attempt,
      PaymentTransitions transitions,
      PaymentRepository attempts) {
    transitions.take(
        List.of(Report.ofOperator(attempt.tradeNo(), call.requestId(), call.actor(), news)));
    return attempt(call, attempts);
  }

  private static Optional<EcpayTradeNo> tradeNo(String text) {
    try {
      return Optional.of(new EcpayTradeNo(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(EcpayTime.parse(text));
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean is(AdminRow row, PaymentStatus... statuses) {
    return Arrays.stream(statuses).anyMatch(status -> row.text("status").equals(status.word()));
  }
}
