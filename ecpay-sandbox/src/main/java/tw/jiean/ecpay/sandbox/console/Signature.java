package tw.jiean.ecpay.sandbox.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * The steps of a CheckMacValue (ECPay pages 2902 and 2904), each to be looked at. What counts is
 * {@link CheckMacValue}; a test holds the last step against it.
 */
final class Signature {

  private Signature() {}

  /** What is signed, as it was sent. */
  static List<Field> fields(Form form) {
    return form.fields().stream().filter(it -> !it.name().equals(CheckMacValue.FIELD)).toList();
  }

  /** Step 1: by name, without a difference between A and a. */
  static List<Field> sorted(List<Field> fields) {
    return fields.stream().sorted(comparing(field -> lowered(field.name()))).toList();
  }

  /** Step 2: between the keys. */
  static String joined(List<Field> fields, Merchant keys) {
    return "HashKey=" + keys.hashKey() + "&" + pairs(fields) + "&HashIV=" + keys.hashIv();
  }

  static String pairs(List<Field> fields) {
    return fields.stream()
        .map(field -> field.name() + "=" + field.value())
        .collect(Collectors.joining("&"));
  }

  /** Step 3: as .NET encodes. */
  static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("%21", "!")
        .replace("%28", "(")
        .replace("%29", ")");
  }

  /** Step 4: A to Z only. */
  static String lowered(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        lower.setCharAt(i, (char) (letter - 'A' + 'a'));
      }
    }
    return lower.toString();
  }

  /** The text that is hashed. */
  static String text(List<Field> fields, Merchant keys) {
    return lowered(encoded(joined(sorted(fields), keys)));
  }

  /** Step 5. */
  static String digest(String algorithm, String text) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has " + algorithm, e);
    }
  }
}
