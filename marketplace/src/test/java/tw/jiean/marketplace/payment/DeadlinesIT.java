package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.money.Money;

/** Each deadline at the second before, at itself and at the second after (row R17). */
@MarketplaceTest
@Import(TestCharges.class)
@Tag("time")
class DeadlinesIT {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired private Payments payments;
  @Autowired private PaymentRepository attempts;
  @Autowired private PaymentQueryRepository questions;
  @Autowired private QuerySchedule schedule;
  @Autowired private SharedBudget budget;
  @Autowired private SettableClock clock;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void nothingIsUsedUp() {
    jdbc.sql("update ecpay_budget set worked_off_at = '-infinity', closed_until = '-infinity'")
        .update();
    jdbc.sql("delete from payment_watch").update();
  }

  @ParameterizedTest
  @EnumSource(names = {"CREDIT_CARD", "ATM", "WEBATM", "CVS", "BARCODE", "TWQR", "APPLEPAY"})
  void anAttemptIsOverAtItsExpiryAndNotBefore(PaymentMethod method) {
    PaymentAttempt attempt = opened(method);
    Instant expiry = schedule.expiry(attempt);

    assertThat(expiry).isAfter(attempt.createdAt());
    assertThat(schedule.isOver(attempt, expiry.minus(SECOND))).isFalse();
    assertThat(schedule.isOver(attempt, expiry)).isTrue();
    assertThat(schedule.isOver(attempt, expiry.plus(SECOND))).isTrue();
  }

  @Test
  void aCodeIsOverWhenItsDeadlineAndTheMarginArePassedAndNotBefore() {
    PaymentAttempt opened = opened(PaymentMethod.CVS);
    Instant deadline = Instant.parse("2026-12-01T15:59:59Z");
    PaymentAttempt waiting =
        opened.codeIssued(
            new News.CodeIssued(
                Optional.empty(), new PaymentCode.StoreCode("LLL22251222"), deadline));
    Instant expiry = schedule.expiry(waiting);

    assertThat(expiry).isAfterOrEqualTo(deadline);
    assertThat(schedule.isOver(waiting, expiry.minus(SECOND))).isFalse();
    assertThat(schedule.isOver(waiting, expiry)).isTrue();
    assertThat(schedule.isOver(waiting, expiry.plus(SECOND))).isTrue();
  }

  @Test
  void aQuestionIsDueAtItsTimeAndNotBefore() {
    PaymentAttempt attempt = opened(PaymentMethod.CREDIT_CARD);
    Instant due = schedule.first(PaymentMethod.CREDIT_CARD, attempt.createdAt());

    assertThat(claimed(due.minus(SECOND))).isZero();
    assertThat(claimed(due)).isEqualTo(1);
    assertThat(claimed(due.plus(SECOND))).as("another instance, while the first asks").isZero();
    assertThat(claimed(due.plus(LEASE).minus(SECOND))).isZero();
    assertThat(claimed(due.plus(LEASE))).as("who took it has not come back").isEqualTo(1);
  }

  @Test
  void after403NothingIsAskedForThirtyMinutesToTheSecond() {
    Instant locked = clock.instant();
    budget.pause();

    clock.set(locked.plus(Duration.ofMinutes(30)).minus(SECOND));
    assertThatExceptionOfType(AskedTooOften.class).isThrownBy(() -> budget.take("test"));
    clock.set(locked.plus(Duration.ofMinutes(30)));
    budget.take("test");
  }

  @Test
  void aClockThatIsSetBackTenMinutesNeitherLosesAQuestionNorClosesTheBudget() {
    PaymentAttempt attempt = opened(PaymentMethod.CREDIT_CARD);
    Instant due = schedule.first(PaymentMethod.CREDIT_CARD, attempt.createdAt());
    assertThat(claimed(due)).isEqualTo(1);
    clock.set(due);
    useUp();

    clock.set(due.minus(Duration.ofMinutes(10)));

    useUp();
    assertThat(untilFree()).isLessThan(Duration.ofMinutes(1));
    assertThat(claimed(due.plus(LEASE))).isEqualTo(1);
  }

  @Test
  void aClockThatIsSetForwardTenMinutesAsksOnceAndExpiresNothingUnasked() {
    PaymentAttempt attempt = opened(PaymentMethod.CREDIT_CARD);
    Instant due = schedule.first(PaymentMethod.CREDIT_CARD, attempt.createdAt());

    assertThat(claimed(due.plus(Duration.ofMinutes(10)))).isEqualTo(1);
    assertThat(claimed(due.plus(Duration.ofMinutes(10)))).isZero();
    assertThat(payments.find(attempt.id()).orElseThrow().status()).isEqualTo(PaymentStatus.CREATED);
  }

  private static final Duration LEASE = Duration.ofMinutes(2);

  private int claimed(Instant now) {
    return questions.claim(now, LEASE, 20).size();
  }

  private void useUp() {
    for (int call = 0; call < 1_000; call++) {
      try {
        budget.take("test");
      } catch (AskedTooOften e) {
        return;
      }
    }
    throw new AssertionError("The budget has no end");
  }

  private Duration untilFree() {
    try {
      budget.take("test");
      return Duration.ZERO;
    } catch (AskedTooOften e) {
      return Duration.between(clock.instant(), e.retryAt());
    }
  }

  private PaymentAttempt opened(PaymentMethod method) {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    OpenedPayment opened =
        Objects.requireNonNull(
            transaction.execute(status ->
                payments.open(
                    new Charge(
                        new ChargeReference(random.substring(0, 26)),
                        Money.of(1_200),
                        method,
                        new ResultToken(random),
                        "request"))));
    return attempts.find(opened.id()).orElseThrow();
  }
}
