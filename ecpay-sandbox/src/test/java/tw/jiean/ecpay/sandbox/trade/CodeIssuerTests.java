package tw.jiean.ecpay.sandbox.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.store.StateStore;

class CodeIssuerTests {

  private static final int MANY = 10_000;

  @Test
  void givesNoNumberTwiceWithinASecond() {
    try (StateStore store = StateStore.open(null)) {
      CodeIssuer issuer = new CodeIssuer(store, new Random(1));
      Instant now = Instant.parse("2026-07-02T13:24:11Z");

      assertThat(IntStream.range(0, MANY).mapToObj(i -> issuer.tradeNo(now)))
          .doesNotHaveDuplicates()
          .allMatch(number -> number.matches("260702212411[0-9]{4}"));
      assertThat(IntStream.range(0, MANY).mapToObj(i -> issuer.gwsr())).doesNotHaveDuplicates();
    }
  }

  @Test
  void goesOnWhereAnotherLeftOff() {
    try (StateStore store = StateStore.open(null)) {
      long first = new CodeIssuer(store, new Random(1)).gwsr();

      assertThat(new CodeIssuer(store, new Random(1)).gwsr()).isGreaterThan(first);
    }
  }
}
