package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * ECPay's signature over form fields: SHA-256 ({@code EncryptType=1}) of the sorted fields between
 * HashKey and HashIV (ECPay pages 2902 and 2904, read 2026-07).
 *
 * <p>Signs any field list as it stands. The recipe joins before it encodes and lower-cases
 * afterwards, so different field lists can share one signature; what is ambiguous is refused where
 * orders are built and notifications are parsed, not here. Immutable and thread-safe; never shows
 * its keys.
 */
public final class CheckMacValue {

  /** The field that carries the signature, and never takes part in it. */
  public static final String FIELD = "CheckMacValue";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private static final Comparator<Map.Entry<String, String>> BY_NAME =
      Comparator.comparing(field -> folded(field.getKey()), Arrays::compareUnsigned);

  private final String hashKey;
  private final String hashIv;

  private CheckMacValue(String hashKey, String hashIv) {
    this.hashKey = hashKey;
    this.hashIv = hashIv;
  }

  /** The signature under one pair of keys, as ECPay issued them. */
  public static CheckMacValue of(String hashKey, String hashIv) {
    if (hashKey.isEmpty() || hashIv.isEmpty()) {
      throw new IllegalArgumentException("HashKey and HashIV are both needed for CheckMacValue");
    }
    return new CheckMacValue(hashKey, hashIv);
  }

  /**
   * Signs the fields, whatever their order; a {@code CheckMacValue} among them is left out, an
   * empty value takes part.
   *
   * @return 64 upper-case hexadecimal digits
   */
  public String compute(Collection<? extends Map.Entry<String, String>> fields) {
    return HEX.formatHex(sha256(encode(join(fields))));
  }

  /**
   * Whether {@code received} is exactly the signature of the fields, compared in constant time.
   * Lower-case digits do not match: ECPay sends upper case.
   */
  public boolean matches(Collection<? extends Map.Entry<String, String>> fields, String received) {
    return MessageDigest.isEqual(compute(fields).getBytes(US_ASCII), received.getBytes(UTF_8));
  }

  private String join(Collection<? extends Map.Entry<String, String>> fields) {
    return fields.stream()
        .filter(field -> !field.getKey().equals(FIELD))
        .sorted(BY_NAME)
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&", "HashKey=" + hashKey + "&", "&HashIV=" + hashIv));
  }

  /** What .NET's UrlEncode gives, in lower case: of Java's escapes only three are taken back. */
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .toLowerCase(Locale.ROOT)
        .replace("%21", "!")
        .replace("%28", "(")
        .replace("%29", ")");
  }

  /** Folds to lower case, not upper: `_` has to come after digits and before every letter. */
  private static byte[] folded(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] = (byte) (bytes[i] + ('a' - 'A'));
      }
    }
    return bytes;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CheckMacValue[keys hidden]";
  }
}
