package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static tw.jiean.ecpay.NotificationRefused.Reason.ENCODING;
import static tw.jiean.ecpay.NotificationRefused.Reason.TOO_MANY_FIELDS;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.NotificationRefused;

/**
 * Decodes {@code application/x-www-form-urlencoded} once and strictly. The JDK's and servers'
 * decoders replace what is not UTF-8 and drop what is too much; a signature is no place for either.
 */
final class FormDecoder {

  private static final int MOST_FIELDS = 200;

  private FormDecoder() {}

  static FormFields decode(byte[] body) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    int start = 0;
    while (start < body.length) {
      int end = indexOf(body, '&', start, body.length);
      if (end > start) {
        if (fields.size() == MOST_FIELDS) {
          throw new NotificationRefused(TOO_MANY_FIELDS);
        }
        int equals = indexOf(body, '=', start, end);
        fields.add(
            Map.entry(text(body, start, equals), text(body, Math.min(equals + 1, end), end)));
      }
      start = end + 1;
    }
    return new FormFields(fields);
  }

  private static int indexOf(byte[] body, char wanted, int from, int to) {
    int i = from;
    while (i < to && body[i] != wanted) {
      i++;
    }
    return i;
  }

  private static String text(byte[] body, int from, int to) {
    byte[] bytes = new byte[to - from];
    int length = 0;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      byte octet = body[i];
      if (octet == '+') {
        octet = ' ';
      } else if (octet == '%') {
        if (i + 2 >= to) {
          throw new NotificationRefused(ENCODING);
        }
        octet = (byte) (hex(body[i + 1]) * 16 + hex(body[i + 2]));
        i += 2;
      }
      ascii &= octet >= 0;
      bytes[length++] = octet;
    }
    // Nearly all of it is ASCII, which needs no decoder to be UTF-8.
    return ascii ? new String(bytes, 0, length, US_ASCII) : utf8(ByteBuffer.wrap(bytes, 0, length));
  }

  private static String utf8(ByteBuffer bytes) {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new NotificationRefused(ENCODING);
    }
  }

  private static int hex(byte digit) {
    int value = Character.digit(digit, 16);
    if (value < 0) {
      throw new NotificationRefused(ENCODING);
    }
    return value;
  }
}
