package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

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

  private final String hashKey;
  private final String hashIv;

  private CheckMacValue(String hashKey, String hashIv) {
    this.hashKey = hashKey;
    this.hashIv = hashIv;
  }

  /**
   * The signature under one pair of keys, as ECPay issued them.
   *
   * @throws IllegalArgumentException when one is empty, or has white space at an end, which would
   *     sign in earnest what nobody believes
   */
  public static CheckMacValue of(String hashKey, String hashIv) {
    if (hashKey.isEmpty() || hashIv.isEmpty()) {
      throw new IllegalArgumentException("HashKey and HashIV are both needed for CheckMacValue");
    }
    if (Mistake.hasSpaceAtAnEnd(hashKey) || Mistake.hasSpaceAtAnEnd(hashIv)) {
      throw new IllegalArgumentException(
          "HashKey or HashIV has white space at its beginning or end: copy it without");
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
    return compute("SHA-256", fields);
  }

  /**
   * The same recipe with MD5, as ECPay has it for domestic logistics and for e-invoice allowances
   * (ECPay pages 7424 and 38242). Nothing in this client signs or believes MD5, whatever a message
   * says of itself: who needs it calls it by this name.
   *
   * @return 32 upper-case hexadecimal digits
   */
  public String computeMd5(Collection<? extends Map.Entry<String, String>> fields) {
    return compute("MD5", fields);
  }

  private String compute(String hash, Collection<? extends Map.Entry<String, String>> fields) {
    List<Map.Entry<String, String>> sorted = new ArrayList<>(fields);
    sorted.removeIf(field -> field.getKey().equals(FIELD));
    sorted.sort(CheckMacValue::compareNames);
    var text = new EncodedText().append("HashKey=").append(hashKey);
    for (Map.Entry<String, String> field : sorted) {
      text.append('&').append(field.getKey()).append('=').append(field.getValue());
    }
    // Both keys bring an & of their own, which without fields are two.
    text.append(sorted.isEmpty() ? "&&HashIV=" : "&HashIV=").append(hashIv);
    return HEX.formatHex(text.digest(digest(hash)));
  }

  /**
   * Whether {@code received} is exactly the signature of the fields, compared in constant time.
   * Lower-case digits do not match: ECPay sends upper case.
   */
  public boolean matches(Collection<? extends Map.Entry<String, String>> fields, String received) {
    return MessageDigest.isEqual(compute(fields).getBytes(US_ASCII), received.getBytes(UTF_8));
  }

  /** In the order of their UTF-8, with A to Z folded. */
  private static int compareNames(
      Map.Entry<String, String> oneField, Map.Entry<String, String> otherField) {
    String one = oneField.getKey();
    String other = otherField.getKey();
    int shorter = Math.min(one.length(), other.length());
    for (int i = 0; i < shorter; i++) {
      char letter = one.charAt(i);
      char otherLetter = other.charAt(i);
      if (letter >= 0x80 || otherLetter >= 0x80) {
        return Arrays.compareUnsigned(foldedUtf8(one), foldedUtf8(other));
      }
      if (letter != otherLetter && folded(letter) != folded(otherLetter)) {
        return folded(letter) - folded(otherLetter);
      }
    }
    return one.length() - other.length();
  }

  private static byte[] foldedUtf8(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) folded(bytes[i]);
    }
    return bytes;
  }

  /** Folds to lower case, not upper: `_` has to come after digits and before every letter. */
  private static int folded(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
  }

  private static MessageDigest digest(String hash) {
    try {
      return MessageDigest.getInstance(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java runtime lacks " + hash, e);
    }
  }

  @Override
  public String toString() {
    return "CheckMacValue[keys hidden]";
  }
}
