package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tw.jiean.ecpay.NotificationRefused.Reason.ENCODING;
import static tw.jiean.ecpay.NotificationRefused.Reason.TOO_MANY_FIELDS;

import java.io.ByteArrayOutputStream;
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
    var bytes = new ByteArrayOutputStream(to - from);
    for (int i = from; i < to; i++) {
      if (body[i] == '+') {
        bytes.write(' ');
      } else if (body[i] != '%') {
        bytes.write(body[i]);
      } else if (i + 2 < to) {
        bytes.write(hex(body[i + 1]) * 16 + hex(body[i + 2]));
        i += 2;
      } else {
        throw new NotificationRefused(ENCODING);
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
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
