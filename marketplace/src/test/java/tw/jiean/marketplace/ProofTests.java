package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Proof.class)
class ProofTests {

  @Test
  void theBuildTellsHowMuchToRun() {
    assertThat(System.getProperty("jiean.proof.scale")).as("set by the pom").isNotNull();
  }

  @Test
  void aProofRunsItsShareAndNeverLessThanItsCases() {
    int perCent = Integer.getInteger("jiean.proof.scale", 1);

    assertThat(Proof.scale(100_000)).isEqualTo(1_000 * perCent);
    assertThat(Proof.scale(2)).isEqualTo(Math.max(1, Math.ceilDiv(2 * perCent, 100)));
    assertThat(Proof.scale(40, 12)).isEqualTo(Math.max(12, Math.ceilDiv(40 * perCent, 100)));
    assertThat(Proof.scale(2_000_000_000, 1)).isEqualTo(20_000_000 * perCent);
  }

  @Test
  void theSameSeedGivesTheSameNumbersForEachRound() {
    assertThat(Proof.random(7).nextLong()).isEqualTo(Proof.random(7).nextLong());
    assertThat(Proof.random(7).nextLong()).isNotEqualTo(Proof.random(8).nextLong());
  }
}
