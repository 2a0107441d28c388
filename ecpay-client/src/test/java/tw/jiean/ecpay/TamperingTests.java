package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static tw.jiean.ecpay.NotificationRefused.Reason.AMBIGUOUS_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.MISSING_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.SIGNATURE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.notification.NotificationParser;

/** One letter of one value is changed, by more than its case, in a million signed messages. */
class TamperingTests {

  private static final int[] LETTERS =
      "abzABZ0189-_.!*()~'\"+ %=;?/\\:,<>[]{}|`@#$^\n\té設Ａ😀".codePoints().toArray();

  private final SplittableRandom random = new SplittableRandom(20260702);
  private final EcpayConfig config =
      new EcpayConfig(
          new MerchantId("3002607"),
          "pwFHCqoQZGmho4w6",
          "EkRm7iFT261dpevs",
          EcpayEnvironment.STAGE);
  private final CheckMacValue mac = config.keys().checkMacValue();
  private final NotificationParser parser = new NotificationParser(config);

  @Test
  void noSignatureFitsAfterALetterHasChanged() {
    for (int i = 0; i < 1_000_000; i++) {
      List<Map.Entry<String, String>> fields = fields();
      String signature = mac.compute(fields);
      List<Map.Entry<String, String>> changed = changed(fields);
      // Not by AssertJ a million times: it would take longer than the signatures.
      if (!mac.matches(fields, signature) || mac.matches(changed, signature)) {
        throw new AssertionError(signature + " is taken for " + changed + " or not for " + fields);
      }
    }
  }

  @Test
  void noBodyIsBelievedAfterALetterHasChanged() {
    for (int i = 0; i < 20_000; i++) {
      List<Map.Entry<String, String>> fields = fields();
      String signature = mac.compute(fields);

      // Rightly signed, so that what is wrong is what it lacks.
      assertThat(refusal(fields, signature)).as("%s", fields).isEqualTo(MISSING_FIELD);
      assertThat(refusal(changed(fields), signature)).isIn(SIGNATURE, AMBIGUOUS_FIELD);
    }
  }

  private NotificationRefused.Reason refusal(
      List<Map.Entry<String, String>> fields, String signature) {
    List<Map.Entry<String, String>> signed = new ArrayList<>(fields);
    signed.add(random.nextInt(signed.size() + 1), Map.entry(CheckMacValue.FIELD, signature));
    byte[] body = new FormFields(signed).encode().getBytes(UTF_8);
    return catchThrowableOfType(
            NotificationRefused.class,
            () -> parser.parse("application/x-www-form-urlencoded", body))
        .reason();
  }

  /** Names that differ by more than their case, values of at least one letter and without &. */
  private List<Map.Entry<String, String>> fields() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (int i = random.nextInt(8); i >= 0; i--) {
      fields.add(Map.entry((char) random.nextInt('A', '[') + "x" + i, text()));
    }
    return fields;
  }

  private String text() {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private List<Map.Entry<String, String>> changed(List<Map.Entry<String, String>> fields) {
    List<Map.Entry<String, String>> changed = new ArrayList<>(fields);
    int place = random.nextInt(fields.size());
    Map.Entry<String, String> field = fields.get(place);
    int[] letters = field.getValue().codePoints().toArray();
    int letter = random.nextInt(letters.length);
    letters[letter] = otherThan(letters[letter]);
    changed.set(place, Map.entry(field.getKey(), new String(letters, 0, letters.length)));
    return changed;
  }

  /** Any letter that can come by UTF-8, often one of ASCII. */
  private int otherThan(int letter) {
    int other;
    do {
      other = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
    } while (lower(other) == lower(letter) || isHalfPair(other));
    return other;
  }

  private static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }

  private static boolean isHalfPair(int letter) {
    return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
  }
}
