package tw.jiean.marketplace.account;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTests {

  private static final byte[] SECRET = "12345678901234567890".getBytes(US_ASCII);

  /** Appendix B of RFC 6238, the last six of its eight digits. */
  @ParameterizedTest
  @CsvSource({
    "59,287082",
    "1111111109,081804",
    "1111111111,050471",
    "1234567890,005924",
    "2000000000,279037",
    "20000000000,353130"
  })
  void givesTheCodesOfTheRfc(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
  }

  /** Section 10 of RFC 4648, as far as a length without padding goes. */
  @ParameterizedTest
  @CsvSource({"fooba,MZXW6YTB", "12345678901234567890,GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
  void writesSecretsAsAppsReadThem(String bytes, String text) {
    assertThat(Totp.base32(bytes.getBytes(US_ASCII))).isEqualTo(text);
  }

  @Test
  void takesTheCodesOfTheNeighbouringIntervalsAndNoOthers() {
    Instant now = Instant.ofEpochSecond(1_000_000_000);
    for (int distance = -3; distance <= 3; distance++) {
      String code = Totp.code(SECRET, Totp.step(now) + distance);
      assertThat(Totp.match(SECRET, code, now, -1).isPresent())
          .as("%d intervals away", distance)
          .isEqualTo(Math.abs(distance) <= 1);
    }
  }

  @Test
  void takesNoCodeTwiceAndNoneBeforeTheLast() {
    Instant now = Instant.ofEpochSecond(1_000_000_000);
    long step = Totp.step(now);

    assertThat(Totp.match(SECRET, Totp.code(SECRET, step), now, step)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1), now, step)).isEmpty();
    assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1), now, step)).hasValue(step + 1);
  }
}
