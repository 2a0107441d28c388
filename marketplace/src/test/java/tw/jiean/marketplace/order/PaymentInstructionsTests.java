package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.marketplace.payment.PaymentCode;

@Tag("time")
class PaymentInstructionsTests {

  private static final Instant DEADLINE = Instant.parse("2026-11-25T15:59:59Z");
  private static final PaymentCode ACCOUNT = new PaymentCode.AtmAccount("005", "5219115400009014");

  @ParameterizedTest
  @CsvSource({"-1, false, 1", "0, true, 0", "1, true, 0"})
  void theDeadlineIsRightToTheSecond(long secondsAfter, boolean over, long secondsLeft) {
    PaymentInstructions instructions = at(DEADLINE.plusSeconds(secondsAfter));

    assertThat(instructions.isOver()).isEqualTo(over);
    assertThat(instructions.remaining()).isEqualTo(Duration.ofSeconds(secondsLeft));
  }

  @Test
  void withoutADeadlineItIsNeverOver() {
    assertThat(PaymentInstructions.of(ACCOUNT, null, Clock.systemUTC()).isOver()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "5219115400009014, 5219 1154 0000 9014",
    "LLL22251222, LLL2 2251 222",
    "1, 1",
  })
  void longNumbersAreReadInGroupsOfFourAndLoseNothing(String number, String groups) {
    assertThat(PaymentInstructions.groups(number)).containsExactly(groups.split(" "));
    assertThat(String.join("", PaymentInstructions.groups(number))).isEqualTo(number);
  }

  private static PaymentInstructions at(Instant now) {
    return PaymentInstructions.of(ACCOUNT, DEADLINE, Clock.fixed(now, ZoneOffset.UTC));
  }
}
