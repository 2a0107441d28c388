package tw.jiean.marketplace.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaiwanTests {

  private final Taiwan taiwan = new Taiwan();
  private final Instant lateInTheUtcDay = Instant.parse("2026-11-21T16:05:09Z");

  @Test
  void showsTimesAsReadInTaiwan() {
    assertThat(taiwan.time(lateInTheUtcDay)).isEqualTo("2026/11/22 00:05");
    assertThat(taiwan.day(lateInTheUtcDay)).isEqualTo("2026/11/22");
  }

  @Test
  void givesMachinesTheOffset() {
    assertThat(taiwan.machine(lateInTheUtcDay)).isEqualTo("2026-11-22T00:05:09+08:00");
  }
}
