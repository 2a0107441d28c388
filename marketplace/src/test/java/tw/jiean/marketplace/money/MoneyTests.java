package tw.jiean.marketplace.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts as people read them. */
class MoneyTests {

  @ParameterizedTest
  @ValueSource(longs = {0, 5, 99, 100, 999, 1_000, 99_999, 100_000, 1_234_567, Long.MAX_VALUE})
  void commasSeparateThousandsAsJavaSeparatesThem(long dollars) {
    assertThat(Money.of(dollars)).hasToString(String.format(Locale.ROOT, "NT$%,d", dollars));
  }
}
