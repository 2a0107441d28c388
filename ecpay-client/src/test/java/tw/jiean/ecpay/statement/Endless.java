package tw.jiean.ecpay.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;

/** A header, and the same part again and again, made while it is read. */
final class Endless extends InputStream {

  private final byte[] part;
  private byte[] current;
  private int position;
  private long left;

  Endless(String header, String part, long times) {
    this.current = header.getBytes(UTF_8);
    this.part = part.getBytes(UTF_8);
    this.left = times;
  }

  @Override
  public int read() {
    if (position == current.length) {
      if (left == 0) {
        return -1;
      }
      left--;
      current = part;
      position = 0;
    }
    return current[position++] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int first = read();
    if (first < 0) {
      return -1;
    }
    bytes[offset] = (byte) first;
    int more = Math.min(length - 1, current.length - position);
    System.arraycopy(current, position, bytes, offset + 1, more);
    position += more;
    return 1 + more;
  }
}
