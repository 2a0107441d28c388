package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.trade.Merchant;

/** A merchant who captures by himself, keeps no money at ECPay, and gets signed answers. */
class ManualCaptureIT extends CardTestBase {

  private final Answers answers = new Answers(browser, clock);

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults
        .withMerchants(List.of(Merchant.published().withAutomaticCapture(false).withDeposit(0)))
        .withDoActionSigned(true);
  }

  @Test
  void leavesCapturingToTheShopForTwentyOneDays() {
    String number = paid(orders.card());

    control.advance(Duration.ofDays(21));
    assertThat(state(number)).isEqualTo("authorised");
    assertThat(act(number, "C", 1_200)).isEqualTo("1");
    until(20, 15);
    assertThat(state(number)).isEqualTo("captured");
  }

  @Test
  void capturesNothingThatIsOlder() {
    String number = paid(orders.card());

    control.advance(Duration.ofDays(21).plusSeconds(1));

    Map<String, String> answer = answers.signed(DO_ACTION, action(number, "C", 1_200));
    assertThat(answer).containsEntry("RtnMsg", "error_overDate");
    assertThat(state(number)).isEqualTo("authorised");
  }

  @Test
  void givesUpWhatNobodyCapturedInNinetyDays() {
    String number = paid(orders.card());

    control.advance(Duration.ofDays(90).minusSeconds(1));
    assertThat(state(number)).isEqualTo("authorised");
    control.advance(Duration.ofSeconds(1));
    assertThat(state(number)).isEqualTo("abandoned");
    assertThat(card(number).captured()).isZero();
  }

  @Test
  void mayBeCalledWhileTheClosingRuns() {
    String number = paid(orders.card());

    until(20, 20);

    assertThat(act(number, "C", 1_200)).isEqualTo("1");
  }

  @Test
  void refundsOnlyWhatTheAccountHolds() {
    String number = paid(orders.card());
    act(number, "C", 1_200);
    until(20, 15); // Friday 3 July
    assertThat(act(number, "R", 1)).isEqualTo("99201010");

    // Four bank days later 1,200 less 34.65 of fees has come.
    control.advance(Duration.ofDays(6));
    assertThat(act(number, "R", 1_166)).isEqualTo("99201010");
    assertThat(act(number, "R", 1_100)).isEqualTo("1");
    assertThat(act(number, "R", 66)).isEqualTo("99201010");
    assertThat(act(number, "R", 65)).isEqualTo("1");
  }
}
