package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
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

  private static final byte[] NOTHING = {};
  private static final byte[] EQUALS = encoded("=");
  private static final byte[] AND = encoded("&");

  private final byte[] start;
  private final byte[] end;

  private CheckMacValue(String hashKey, String hashIv) {
    start = encoded("HashKey=" + hashKey + "&");
    end = encoded("&HashIV=" + hashIv);
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
    List<Map.Entry<String, String>> sorted = new ArrayList<>(fields);
    sorted.sort(CheckMacValue::compareNames);
    var text = new EncodedText().append(start);
    byte[] separator = NOTHING;
    for (Map.Entry<String, String> field : sorted) {
      if (!field.getKey().equals(FIELD)) {
        text.append(separator).append(field.getKey()).append(EQUALS).append(field.getValue());
        separator = AND;
      }
    }
    return HEX.formatHex(text.append(end).digest(sha256()));
  }

  /**
   * Whether {@code received} is exactly the signature of the fields, compared in constant time.
   * Lower-case digits do not match: ECPay sends upper case.
   */
  public boolean matches(Collection<? extends Map.Entry<String, String>> fields, String received) {
    return MessageDigest.isEqual(compute(fields).getBytes(US_ASCII), received.getBytes(UTF_8));
  }

  private static byte[] encoded(String text) {
    return new EncodedText().append(text).toBytes();
  }

  /** By code points, which is the order of their UTF-8 too, with A to Z folded. */
  private static int compareNames(
      Map.Entry<String, String> oneField, Map.Entry<String, String> otherField) {
    String one = oneField.getKey();
    String other = otherField.getKey();
    int place = 0;
    while (place < one.length() && place < other.length()) {
      int letter = folded(EncodedText.letterAt(one, place));
      int difference = letter - folded(EncodedText.letterAt(other, place));
      if (difference != 0) {
        return difference;
      }
      place += Character.charCount(letter);
    }
    return one.length() - other.length();
  }

  /** Folds to lower case, not upper: `_` has to come after digits and before every letter. */
  private static int folded(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "CheckMacValue[keys hidden]";
  }
}
