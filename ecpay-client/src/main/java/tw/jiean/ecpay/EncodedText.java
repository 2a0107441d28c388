package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Text as .NET's {@code UrlEncode} writes it, in lower case: the bytes that ECPay signs (ECPay page
 * 2904). Each letter becomes bytes at once, so that signing makes no text in between.
 */
final class EncodedText {

  private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

  /** What stands for a letter of ASCII; 0 where it is escaped. */
  private static final byte[] PLAIN = plain();

  /** Four bytes of UTF-8, three letters each. */
  private static final int LONGEST_LETTER = 12;

  private byte[] bytes = new byte[1024];
  private int length;

  private static byte[] plain() {
    byte[] plain = new byte[128];
    for (byte kept : "abcdefghijklmnopqrstuvwxyz0123456789-_.!*()".getBytes(US_ASCII)) {
      plain[kept] = kept;
    }
    for (int letter = 'A'; letter <= 'Z'; letter++) {
      plain[letter] = (byte) (letter - 'A' + 'a');
    }
    plain[' '] = '+';
    return plain;
  }

  /** The letter that starts at this place; {@code ?} for half of a surrogate pair, as in UTF-8. */
  static int letterAt(String text, int place) {
    int letter = text.codePointAt(place);
    return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE ? '?' : letter;
  }

  EncodedText append(String text) {
    int place = 0;
    while (place < text.length()) {
      int letter = letterAt(text, place);
      makeRoom(LONGEST_LETTER);
      append(letter);
      place += Character.charCount(letter);
    }
    return this;
  }

  /** Adds what {@link #toBytes} gave. */
  EncodedText append(byte[] encoded) {
    makeRoom(encoded.length);
    System.arraycopy(encoded, 0, bytes, length, encoded.length);
    length += encoded.length;
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  byte[] digest(MessageDigest hash) {
    hash.update(bytes, 0, length);
    return hash.digest();
  }

  private void makeRoom(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }

  private void append(int letter) {
    if (letter >= 0x80) {
      escapeUtf8(letter);
    } else if (PLAIN[letter] == 0) {
      escape(letter);
    } else {
      bytes[length++] = PLAIN[letter];
    }
  }

  private void escapeUtf8(int letter) {
    if (letter < 0x800) {
      escape(0xC0 | letter >> 6);
    } else {
      if (letter < 0x10000) {
        escape(0xE0 | letter >> 12);
      } else {
        escape(0xF0 | letter >> 18);
        escape(0x80 | (letter >> 12 & 0x3F));
      }
      escape(0x80 | (letter >> 6 & 0x3F));
    }
    escape(0x80 | (letter & 0x3F));
  }

  private void escape(int octet) {
    bytes[length++] = '%';
    bytes[length++] = HEX[octet >> 4];
    bytes[length++] = HEX[octet & 0xF];
  }
}
