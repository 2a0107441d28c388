package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Text as .NET's {@code UrlEncode} writes it, in lower case: the bytes that ECPay signs (ECPay page
 * 2904).
 */
final class EncodedText {

  private static final int LONGEST = 3;

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /**
   * What stands for each byte of UTF-8: a letter or {@code %xx}, the first byte lowest; above them
   * how many bytes that is. Four bytes are always written and so many kept: a table needs no
   * branch, and which letters are escaped is nothing that a processor could foresee.
   */
  private static final int[] WRITTEN = written();

  private byte[] bytes = new byte[1024];
  private int length;

  private static int[] written() {
    byte[] hex = "0123456789abcdef".getBytes(US_ASCII);
    int[] written = new int[256];
    for (int octet = 0; octet < written.length; octet++) {
      written[octet] = LONGEST << 24 | hex[octet & 0xF] << 16 | hex[octet >> 4] << 8 | '%';
    }
    for (byte letter : "abcdefghijklmnopqrstuvwxyz0123456789-_.!*()".getBytes(US_ASCII)) {
      written[letter] = 1 << 24 | letter;
    }
    System.arraycopy(written, 'a', written, 'A', 26);
    written[' '] = 1 << 24 | '+';
    return written;
  }

  EncodedText append(String text) {
    byte[] raw = text.getBytes(UTF_8);
    makeRoom(raw.length);
    byte[] to = bytes;
    int at = length;
    for (byte octet : raw) {
      int written = WRITTEN[octet & 0xFF];
      FOUR_BYTES.set(to, at, written);
      at += written >>> 24;
    }
    length = at;
    return this;
  }

  EncodedText append(char ascii) {
    makeRoom(1);
    int written = WRITTEN[ascii];
    FOUR_BYTES.set(bytes, length, written);
    length += written >>> 24;
    return this;
  }

  private void makeRoom(int letters) {
    int needed = length + LONGEST * letters + Integer.BYTES;
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, needed));
    }
  }

  byte[] digest(MessageDigest hash) {
    hash.update(bytes, 0, length);
    return hash.digest();
  }
}
