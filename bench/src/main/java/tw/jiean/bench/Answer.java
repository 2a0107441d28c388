package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a request has to be answered with, to the byte.
 *
 * @param status the status code
 * @param body the body
 */
record Answer(int status, String body) implements Expected {

  /** Committed. */
  static final Answer ACKNOWLEDGED = new Answer(200, "1|OK");

  /** Not signed with the merchant's keys. */
  static final Answer NOT_BELIEVED = new Answer(422, "0|signature");

  private static final byte[] CLOSE = "close".getBytes(US_ASCII);

  @Override
  public @Nullable String objection(Received received) {
    byte[] expected = body.getBytes(UTF_8);
    if (received.status() != status) {
      return "status " + received.status();
    }
    return received.bodyIs(expected) ? null : "status " + status + " with another body";
  }

  /** An answer within the bytes that a connection has read so far. */
  static final class Received {

    private static final byte[] CHUNKED = "chunked".getBytes(US_ASCII);

    private final byte[] bytes;
    private final int bodyStart;
    private final int bodyEnd;
    private final boolean endless;

    private Received(byte[] bytes, int bodyStart, int bodyEnd, boolean endless) {
      this.bytes = bytes;
      this.bodyStart = bodyStart;
      this.bodyEnd = bodyEnd;
      this.endless = endless;
    }

    /**
     * The answer that the first {@code length} bytes hold, or null while it is not complete. One
     * that does not say how long it is counts as the last of its connection, without a body.
     */
    static @Nullable Received in(byte[] bytes, int length) {
      int bodyStart = afterEmptyLine(bytes, length);
      if (bodyStart < 0) {
        return null;
      }
      int value = valueOf("content-length", bytes, bodyStart);
      if (value >= 0) {
        int bodyEnd = bodyStart + number(bytes, value);
        return length < bodyEnd ? null : new Received(bytes, bodyStart, bodyEnd, false);
      }
      if (!has("transfer-encoding", CHUNKED, bytes, bodyStart)) {
        return new Received(bytes, bodyStart, bodyStart, true);
      }
      Chunks chunks = new Chunks(bytes, bodyStart, length);
      return chunks.areComplete() ? new Received(bytes, bodyStart, chunks.join(), false) : null;
    }

    int status() {
      return number(bytes, "HTTP/1.1 ".length());
    }

    boolean bodyIs(byte[] expected) {
      return Arrays.equals(bytes, bodyStart, bodyEnd, expected, 0, expected.length);
    }

    boolean bodyContains(byte[] word) {
      for (int i = bodyStart; i <= bodyEnd - word.length; i++) {
        if (bytes[i] == word[0] && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
          return true;
        }
      }
      return false;
    }

    /** Whether the server will close the connection. */
    boolean isLast() {
      return endless || has("connection", CLOSE, bytes, bodyStart);
    }

    private static boolean has(String name, byte[] wanted, byte[] bytes, int end) {
      int value = valueOf(name, bytes, end);
      return value >= 0
          && Arrays.equals(bytes, value, value + wanted.length, wanted, 0, wanted.length);
    }

    private static int afterEmptyLine(byte[] bytes, int length) {
      for (int i = 3; i < length; i++) {
        if (bytes[i] == '\n' && bytes[i - 2] == '\n' && bytes[i - 1] == '\r') {
          return i + 1;
        }
      }
      return -1;
    }

    /** Where the value of a header begins, or -1; the name in lower case. */
    private static int valueOf(String name, byte[] bytes, int end) {
      for (int i = 1; i < end - name.length() - 2; i++) {
        if (bytes[i - 1] == '\n' && isNamed(name, bytes, i)) {
          return i + name.length() + 2;
        }
      }
      return -1;
    }

    private static boolean isNamed(String name, byte[] bytes, int at) {
      for (int i = 0; i < name.length(); i++) {
        if ((bytes[at + i] | 0x20) != (name.charAt(i) | 0x20)) {
          return false;
        }
      }
      return bytes[at + name.length()] == ':';
    }

    private static int number(byte[] bytes, int at) {
      int number = 0;
      for (int i = at; bytes[i] >= '0' && bytes[i] <= '9'; i++) {
        number = 10 * number + bytes[i] - '0';
      }
      return number;
    }
  }
}
