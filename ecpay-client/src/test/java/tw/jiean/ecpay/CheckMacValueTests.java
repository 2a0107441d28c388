package tw.jiean.ecpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class CheckMacValueTests {

  record Vector(
      String name,
      String source,
      String hashKey,
      String hashIV,
      Map<String, String> params,
      String checkMacValue) {
    @Override
    public String toString() {
      return name;
    }
  }

  private final CheckMacValue mac = CheckMacValue.of("pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");

  static Stream<Vector> knownAnswers() {
    return vectors("/check-mac-value-vectors.json");
  }

  static Stream<Vector> knownMd5Answers() {
    return vectors("/check-mac-value-md5-vectors.json");
  }

  private static Stream<Vector> vectors(String file) {
    InputStream json = Objects.requireNonNull(CheckMacValueTests.class.getResourceAsStream(file));
    return new JsonMapper().readValue(json, new TypeReference<List<Vector>>() {}).stream();
  }

  @ParameterizedTest
  @MethodSource("knownAnswers")
  void givesTheKnownAnswer(Vector vector) {
    var keys = CheckMacValue.of(vector.hashKey(), vector.hashIV());

    assertThat(keys.compute(vector.params().entrySet())).isEqualTo(vector.checkMacValue());
    assertThat(keys.matches(vector.params().entrySet(), vector.checkMacValue())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("knownMd5Answers")
  void givesTheKnownMd5AnswerByAnotherNameAndNeverBelievesIt(Vector vector) {
    var keys = CheckMacValue.of(vector.hashKey(), vector.hashIV());

    assertThat(keys.computeMd5(vector.params().entrySet())).isEqualTo(vector.checkMacValue());
    assertThat(keys.matches(vector.params().entrySet(), vector.checkMacValue())).isFalse();
  }

  @Test
  void isNotTheMd5OfOldShops() {
    assertThat(mac.compute(List.of(Map.entry("MerchantID", "3002607")))).hasSize(64);
  }

  @Test
  void sortsNamesWithoutRegardToCase() {
    // A case-sensitive sort would put gwsr behind TradeNo.
    var upper = List.of(Map.entry("TradeNo", "1"), Map.entry("GWSR", "2"));
    var lower = List.of(Map.entry("TradeNo", "1"), Map.entry("gwsr", "2"));

    assertThat(mac.compute(lower)).isEqualTo(mac.compute(upper));
  }

  @Test
  void leavesTheSignatureItselfOut() {
    var unsigned = List.of(Map.entry("A", "1"));
    var signed = List.of(Map.entry("CheckMacValue", "x"), Map.entry("A", "1"));

    assertThat(mac.compute(signed)).isEqualTo(mac.compute(unsigned));
  }

  @Test
  void refusesShortLongLowerCaseAndForeignSignatures() {
    var fields = List.of(Map.entry("A", "1"));
    String right = mac.compute(fields);

    assertThat(
            List.of(
                "",
                right.substring(1),
                right + right,
                right + "0",
                right.toLowerCase(Locale.ROOT),
                CheckMacValue.of("EkRm7iFT261dpevs", "pwFHCqoQZGmho4w6").compute(fields)))
        .noneMatch(wrong -> mac.matches(fields, wrong));
  }

  @Test
  void doesNotDependOnTheDefaultLocale() {
    Locale before = Locale.getDefault();
    var fields = List.of(Map.entry("ITEM", "IIII"));
    String expected = mac.compute(fields);
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(mac.compute(fields)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void neverShowsItsKeys() {
    assertThat(mac.toString()).doesNotContain("pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");
  }
}
