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

  private static final CheckMacValue MAC = CheckMacValue.of("pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");

  @ParameterizedTest
  @MethodSource("tw.jiean.ecpay.CheckMacValueTests#knownAnswers")
  void theSecondImplementationGivesTheKnownAnswerToo(CheckMacValueTests.Vector vector) {
    var fields = List.copyOf(vector.params().entrySet());

    assertThat(Recipe.sign("SHA-256", vector.hashKey(), vector.hashIV(), fields))
        .isEqualTo(vector.checkMacValue());
  }

  @Test
  void bothImplementationsAgreeOnAnyText() {
    var random = new Random(20260701);

    for (int round = 0; round < 5000; round++) {
      List<Map.Entry<String, String>> fields = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        fields.add(Map.entry(name(random), value(random)));
      }
      bothAgreeOn(fields);
    }
  }

  @Test
  void bothImplementationsAgreeOnEveryLetter() {
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter += letter < 0x1000 ? 1 : 61) {
      String text = Character.toString(letter);
      bothAgreeOn(List.of(Map.entry(text, "1"), Map.entry("?", "2"), Map.entry("a", text)));
    }
  }

  @Test
  void bothImplementationsAgreeOnHalfPairs() {
    String high = "\uD83D";
    String low = "\uDE00";
    for (String text : List.of(high, low, low + high, high + "a", high + high + low, "a" + low)) {
      bothAgreeOn(List.of(Map.entry(text, high), Map.entry("?", "2"), Map.entry(low, text)));
    }
  }

  @Test
  void bothImplementationsOrderNamesByTheirBytes() {
    // By its halves a letter beyond the first 65,536 would come before these; \uFF21 is wide A.
    bothAgreeOn(
        List.of(
            Map.entry("\uFF21", "1"), Map.entry("\uD83D\uDE00", "2"), Map.entry("\uFF41", "3")));
  }

  @Test
  void fieldsOfOneNameKeepTheirOrder() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      fields.add(Map.entry(List.of("a", "A", "", "b").get(i % 4), Integer.toString(i)));
    }

    bothAgreeOn(fields);
    assertThat(Recipe.sign(List.of(Map.entry("a", "1"), Map.entry("A", "2"))))
        .isNotEqualTo(Recipe.sign(List.of(Map.entry("A", "2"), Map.entry("a", "1"))));
  }

  @Test
  void bothImplementationsAgreeOnVeryLongAndOnNoFields() {
    for (String letter : List.of("a", "&", "設", "\uD83D\uDE00")) {
      for (int length = 60; length < 400; length++) {
        bothAgreeOn(List.of(Map.entry("a", letter.repeat(length))));
      }
      bothAgreeOn(List.of(Map.entry("a".repeat(70_000), letter.repeat(70_000))));
    }
    bothAgreeOn(List.of());
    bothAgreeOn(List.of(Map.entry("CheckMacValue", "1")));
    bothAgreeOn(List.of(Map.entry("checkmacvalue", "1"), Map.entry("", "")));
  }

  @Test
  void bothImplementationsEscapeKeysToo() {
    var fields = List.of(Map.entry("A", "1"));

    assertThat(CheckMacValue.of("K&=設 ~", "v\uD83D%").compute(fields))
        .isEqualTo(Recipe.sign("SHA-256", "K&=設 ~", "v\uD83D%", fields));
  }

  private static void bothAgreeOn(List<Map.Entry<String, String>> fields) {
    assertThat(MAC.compute(fields)).as("%s", fields).isEqualTo(Recipe.sign(fields));
  }

  private static String name(Random random) {
    return random.nextInt(20) == 0
        ? "CheckMacValue"
        : text(random, "aAbBzZ019_?é設\uFF21😀\uD83D\uDE00", random.nextInt(6));
  }

  private static String value(Random random) {
    return random.nextInt(4) == 0
        ? Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1))
        : text(
            random,
            "azAZ09-_.!*()~'\"+ %&=;?/\\:,<>[]{}|`@#$^\n\té設Ａ😀\uDE00\uD83D",
            random.nextInt(50));
  }

  private static String text(Random random, String letters, int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
