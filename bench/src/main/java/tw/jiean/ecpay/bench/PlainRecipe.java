package tw.jiean.ecpay.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** ECPay's signature as one writes it from its description: join, encode, replace, digest. */
final class PlainRecipe {

  private PlainRecipe() {}

  static String sign(List<Map.Entry<String, String>> fields, String hashKey, String hashIv) {
    return HexFormat.of().withUpperCase().formatHex(sha256(encoded(fields, hashKey, hashIv)));
  }

  /** What is digested. */
  static byte[] encoded(List<Map.Entry<String, String>> fields, String hashKey, String hashIv) {
    String joined =
        fields.stream()
            .filter(field -> !field.getKey().equals("CheckMacValue"))
            .sorted(Comparator.comparing(field -> field.getKey().toLowerCase(Locale.ROOT)))
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&", "HashKey=" + hashKey + "&", "&HashIV=" + hashIv));
    return URLEncoder.encode(joined, UTF_8)
        .toLowerCase(Locale.ROOT)
        .replace("%21", "!")
        .replace("%28", "(")
        .replace("%29", ")")
        .getBytes(US_ASCII);
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }
}
