package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ECPay's signature written a second time, from the published table of characters and byte by byte,
 * so that no test has to trust the code that it tests. {@code RecipeTests} pins it to the published
 * answers.
 */
public final class Recipe {

  private static final String KEPT = "abcdefghijklmnopqrstuvwxyz0123456789-_.!*()";

  private Recipe() {}

  /** Signs with the keys of ECPay's published test merchant. */
  public static String sign(List<Map.Entry<String, String>> fields) {
    return sign("SHA-256", "pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs", fields);
  }

  /** Signs by any hash and keys. */
  public static String sign(
      String hash, String key, String iv, List<Map.Entry<String, String>> fields) {
    var text = new StringBuilder();
    for (Map.Entry<String, String> field : inOrder(fields)) {
      text.append(text.isEmpty() ? "" : "&").append(field.getKey() + "=" + field.getValue());
    }
    String whole = "HashKey=" + key + "&" + text + "&HashIV=" + iv;
    return upperHex(digest(hash, escape(whole.getBytes(UTF_8))));
  }

  private static List<Map.Entry<String, String>> inOrder(List<Map.Entry<String, String>> fields) {
    List<Map.Entry<String, String>> sorted = new ArrayList<>();
    for (Map.Entry<String, String> field : fields) {
      int place = 0;
      while (place < sorted.size() && !isBefore(field.getKey(), sorted.get(place).getKey())) {
        place++;
      }
      if (!field.getKey().equals("CheckMacValue")) {
        sorted.add(place, field);
      }
    }
    return sorted;
  }

  private static boolean isBefore(String one, String other) {
    byte[] ones = one.getBytes(UTF_8);
    byte[] others = other.getBytes(UTF_8);
    for (int i = 0; i < Math.min(ones.length, others.length); i++) {
      int difference = lower(ones[i] & 0xFF) - lower(others[i] & 0xFF);
      if (difference != 0) {
        return difference < 0;
      }
    }
    return ones.length < others.length;
  }

  private static int lower(int letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 32 : letter;
  }

  private static byte[] escape(byte[] raw) {
    var escaped = new ByteArrayOutputStream();
    for (byte signed : raw) {
      int letter = lower(signed & 0xFF);
      if (letter == ' ') {
        escaped.write('+');
      } else if (KEPT.indexOf(letter) >= 0) {
        escaped.write(letter);
      } else {
        escaped.writeBytes(String.format("%%%02x", letter).getBytes(US_ASCII));
      }
    }
    return escaped.toByteArray();
  }

  private static byte[] digest(String hash, byte[] text) {
    try {
      return MessageDigest.getInstance(hash).digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String upperHex(byte[] digest) {
    var hex = new StringBuilder();
    for (byte one : digest) {
      hex.append("0123456789ABCDEF".charAt(one >> 4 & 15));
      hex.append("0123456789ABCDEF".charAt(one & 15));
    }
    return hex.toString();
  }
}
