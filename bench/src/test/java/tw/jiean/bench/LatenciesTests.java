package tw.jiean.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTests {

  @Test
  void aShareOfTheAnswersCameWithinTheTimeOfTheLastOfThem() {
    Latencies latencies = new Latencies();
    for (int i = 100; i >= 1; i--) {
      latencies.add(i * 1_000_000L);
    }

    assertThat(latencies.milliseconds(0.5)).isEqualTo(50);
    assertThat(latencies.milliseconds(0.99)).isEqualTo(99);
    assertThat(latencies.milliseconds(1)).isEqualTo(100);
  }

  @Test
  void fewAnswersHaveTheSlowestAsTheirTail() {
    Latencies latencies = new Latencies();
    latencies.add(3_000_000);
    latencies.add(1_000_000);

    assertThat(latencies.milliseconds(0.99)).isEqualTo(3);
    assertThat(latencies.milliseconds(0.5)).isEqualTo(1);
    assertThat(new Latencies().milliseconds(0.5)).isNaN();
  }

  @Test
  void moreThanTheFirstRoomAreKept() {
    Latencies latencies = new Latencies();
    for (int i = 1; i <= 200_000; i++) {
      latencies.add(i * 1_000_000L);
    }

    assertThat(latencies.count()).isEqualTo(200_000);
    assertThat(latencies.milliseconds(0.5)).isEqualTo(100_000);
  }
}
