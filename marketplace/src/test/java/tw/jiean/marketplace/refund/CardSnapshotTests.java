package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.Authorisation;
import tw.jiean.ecpay.card.Authorisation.Capture;
import tw.jiean.ecpay.card.CardAction;
import tw.jiean.ecpay.card.CardState;
import tw.jiean.marketplace.refund.RefundStep.Outcome;

/** What a card's state before and after a command tells of it. */
@Tag("time")
class CardSnapshotTests {

  /** 14:00 in Taiwan. */
  private static final Instant SENT = Instant.parse("2026-11-22T06:00:00Z");

  private static final Instant BEFORE_CLOSING = SENT.plusSeconds(3_600);
  private static final Instant AFTER_CLOSING = Instant.parse("2026-11-22T12:31:00Z");

  @ParameterizedTest
  @CsvSource({
    "CAPTURE, 已授權, NOT_APPLIED",
    "CAPTURE, 操作取消, NOT_APPLIED",
    "CAPTURE, 要關帳, APPLIED",
    "CAPTURE, 已關帳, APPLIED",
    "CAPTURE, 已取消, UNKNOWN",
    "CAPTURE, 未授權, UNKNOWN",
    "CAPTURE, 別的, UNKNOWN",
    "CANCEL_CAPTURE, 要關帳, NOT_APPLIED",
    "CANCEL_CAPTURE, 已關帳, NOT_APPLIED",
    "CANCEL_CAPTURE, 已授權, APPLIED",
    "CANCEL_CAPTURE, 操作取消, APPLIED",
    "CANCEL_CAPTURE, 已取消, APPLIED",
    "CANCEL_CAPTURE, 別的, UNKNOWN",
    "ABANDON, 已取消, APPLIED",
    "ABANDON, 已授權, NOT_APPLIED",
    "ABANDON, 已關帳, NOT_APPLIED",
    "ABANDON, 未授權, UNKNOWN",
    "ABANDON, 別的, UNKNOWN",
  })
  void theStateTellsOfEverythingButRefunds(CardAction action, String after, Outcome outcome) {
    CardSnapshot before = new CardSnapshot("已授權", 0, 0);

    assertThat(before.judge(action, 1_200, SENT, new CardSnapshot(after, 0, 0), BEFORE_CLOSING))
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"500, APPLIED", "0, UNKNOWN", "499, UNKNOWN", "1000, UNKNOWN", "-300, UNKNOWN"})
  void aRefundIsSeenByItsAmountAlone(long more, Outcome outcome) {
    assertThat(judge(more, BEFORE_CLOSING)).isEqualTo(outcome);
  }

  @Test
  void thatARefundIsMissingIsBelievedAfterTheClosingOnly() {
    assertThat(judge(0, AFTER_CLOSING)).isEqualTo(Outcome.NOT_APPLIED);
    assertThat(judge(499, AFTER_CLOSING)).isEqualTo(Outcome.UNKNOWN);
  }

  private static Outcome judge(long more, Instant now) {
    CardSnapshot before = new CardSnapshot("已關帳", 1_200, 300);
    CardSnapshot after = new CardSnapshot("已關帳", 1_200, 300 + more);
    return before.judge(CardAction.REFUND, 500, SENT, after, now);
  }

  @Test
  void refundsCountWhetherEcpayWritesThemAsNegativeOrNot() {
    assertThat(refunded()).isZero();
    assertThat(refunded(row(1_200, CardState.CAPTURED))).isZero();
    assertThat(refunded(row(1_200, CardState.CAPTURED), row(-500, CardState.CAPTURE_PENDING)))
        .isEqualTo(500);
    assertThat(refunded(row(1_200, CardState.CAPTURED), row(500, CardState.CAPTURE_PENDING)))
        .isEqualTo(500);
    assertThat(
            refunded(
                row(1_200, CardState.CAPTURE_CANCELLED),
                row(1_200, CardState.CAPTURED),
                row(-300, CardState.CAPTURED),
                row(-200, CardState.CAPTURED)))
        .isEqualTo(500);
  }

  private static long refunded(Capture... rows) {
    return CardSnapshot.of(
            new Authorisation(
                "1",
                new TradeAmount(1_200),
                1_200,
                Optional.empty(),
                CardState.CAPTURED,
                "已關帳",
                List.of(rows)))
        .refunded();
  }

  private static Capture row(long amount, CardState state) {
    return new Capture("1", amount, Optional.empty(), state, "");
  }

  @Test
  void everyMoveOfTheTableIsDecided() {
    // Nothing leads out of what is over, and only a request is ever sent.
    assertThat(Arrays.stream(RefundEvent.values()))
        .allSatisfy(event -> {
          assertThat(event.move(RefundStatus.DONE)).isEmpty();
          assertThat(event.move(RefundStatus.WITHDRAWN)).isEmpty();
        });
    assertThat(
            Arrays.stream(RefundStatus.values()).filter(s -> RefundEvent.SENT.move(s).isPresent()))
        .containsExactly(RefundStatus.REQUESTED);
    assertThat(
            Arrays.stream(RefundStatus.values())
                .filter(s -> RefundEvent.WITHDRAWN.move(s).isPresent()))
        .doesNotContain(RefundStatus.CALLING, RefundStatus.UNKNOWN);
  }
}
