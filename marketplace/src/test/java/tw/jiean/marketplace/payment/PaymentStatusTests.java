package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.PaymentStatus.CODE_ISSUED;
import static tw.jiean.marketplace.payment.PaymentStatus.CREATED;
import static tw.jiean.marketplace.payment.PaymentStatus.FAILED;
import static tw.jiean.marketplace.payment.PaymentStatus.NEEDS_REVIEW;
import static tw.jiean.marketplace.payment.PaymentStatus.PAID;
import static tw.jiean.marketplace.payment.PaymentStatus.UNKNOWN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentStatusTests {

  private static final Map<PaymentStatus, Set<PaymentStatus>> MOVES =
      Map.of(
          CREATED, EnumSet.of(UNKNOWN, CODE_ISSUED, FAILED, NEEDS_REVIEW, PAID),
          UNKNOWN, EnumSet.of(CODE_ISSUED, FAILED, NEEDS_REVIEW, PAID),
          CODE_ISSUED, EnumSet.of(FAILED, NEEDS_REVIEW, PAID),
          FAILED, EnumSet.of(NEEDS_REVIEW, PAID),
          NEEDS_REVIEW, EnumSet.of(PAID),
          PAID, EnumSet.noneOf(PaymentStatus.class));

  @ParameterizedTest
  @EnumSource
  void everyPairOfStatesIsDecided(PaymentStatus from) {
    for (PaymentStatus to : PaymentStatus.values()) {
      assertThat(from.canBecome(to))
          .as(from + " to " + to)
          .isEqualTo(MOVES.getOrDefault(from, Set.of()).contains(to));
    }
  }
}
