package tw.jiean.ecpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTests {

  @ParameterizedTest
  @MethodSource("tw.jiean.ecpay.CheckMacValueTests#knownAnswers")
  void theSecondImplementationGivesTheKnownAnswerToo(CheckMacValueTests.Vector vector) {
    var fields = List.copyOf(vector.params().entrySet());

    assertThat(Recipe.sign("SHA-256", vector.hashKey(), vector.hashIV(), fields))
        .isEqualTo(vector.checkMacValue());
  }

  @Test
  void bothImplementationsAgreeOnAnyText() {
    var mac = CheckMacValue.of("pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");
    var random = new Random(20260701);

    for (int round = 0; round < 500; round++) {
      List<Map.Entry<String, String>> fields = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        fields.add(Map.entry(name(random), value(random)));
      }
      assertThat(mac.compute(fields)).as("%s", fields).isEqualTo(Recipe.sign(fields));
    }
  }

  private static String name(Random random) {
    return text(random, "aAbBzZ019_", 6);
  }

  private static String value(Random random) {
    return random.nextInt(4) == 0
        ? new String(Character.toChars(0x20 + random.nextInt(0xD000)))
        : text(
            random,
            "azAZ09-_.!*()~'\"+ %&=;?/\\:,<>[]{}|`@#$^\n\té設Ａ😀".codePoints().toArray(),
            12);
  }

  private static String text(Random random, String letters, int most) {
    return text(random, letters.codePoints().toArray(), most);
  }

  private static String text(Random random, int[] letters, int most) {
    var text = new StringBuilder();
    for (int i = random.nextInt(most); i >= 0; i--) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.toString();
  }
}
