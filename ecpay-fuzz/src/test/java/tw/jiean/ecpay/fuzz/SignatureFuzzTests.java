package tw.jiean.ecpay.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.FormFields;

/** Whatever is signed is signed as by the recipe, plainly written. */
class SignatureFuzzTests {

  private final CheckMacValue checkMacValue = CheckMacValue.of(Merchant.HASH_KEY, Merchant.HASH_IV);

  @FuzzTest(maxDuration = "10m")
  void anyFieldsAreSignedByTheRecipe(byte[] lines) throws NoSuchAlgorithmException {
    FormFields fields = Merchant.fields(new String(lines, UTF_8));

    assertThat(checkMacValue.compute(fields.list())).isEqualTo(plainly(fields.list()));
  }

  @FuzzTest(maxDuration = "10m")
  void noSignatureFitsByChance(byte[] received) {
    assertThat(checkMacValue.matches(List.of(), new String(received, UTF_8))).isFalse();
  }

  private static String plainly(List<Map.Entry<String, String>> fields)
      throws NoSuchAlgorithmException {
    String joined =
        fields.stream()
            .filter(field -> !field.getKey().equals("CheckMacValue"))
            .sorted(Comparator.comparing(SignatureFuzzTests::place, Arrays::compareUnsigned))
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&"));
    String whole = "HashKey=" + Merchant.HASH_KEY + "&" + joined + "&HashIV=" + Merchant.HASH_IV;
    String encoded =
        URLEncoder.encode(whole, UTF_8)
            .toLowerCase(Locale.ROOT)
            .replace("%21", "!")
            .replace("%28", "(")
            .replace("%29", ")");
    return HexFormat.of()
        .withUpperCase()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(encoded.getBytes(US_ASCII)));
  }

  private static byte[] place(Map.Entry<String, String> field) {
    var ascii =
        field
            .getKey()
            .codePoints()
            .map(letter -> letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
    return ascii
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .getBytes(UTF_8);
  }
}
