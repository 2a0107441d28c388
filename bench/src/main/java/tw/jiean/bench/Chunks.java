package tw.jiean.bench;

/** A body that comes in chunks, each after a line with its length in hexadecimal digits. */
final class Chunks {

  private final byte[] bytes;
  private final int start;
  private final int length;

  /** In the bytes from {@code start} to {@code length}, as far as they have come. */
  Chunks(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  boolean areComplete() {
    int at = start;
    while (at >= 0) {
      int lineEnd = lineEnd(at);
      if (lineEnd < 0) {
        return false;
      }
      int size = size(at);
      int next = lineEnd + size + 2;
      if (next > length) {
        return false;
      }
      if (size == 0) {
        return true;
      }
      at = next;
    }
    return false;
  }

  /** Moves the chunks together, so that words at their borders are whole; where the body ends. */
  int join() {
    int at = start;
    int end = start;
    for (int size = size(at); size > 0; size = size(at)) {
      int data = lineEnd(at);
      System.arraycopy(bytes, data, bytes, end, size);
      end += size;
      at = data + size + 2;
    }
    return end;
  }

  private int lineEnd(int from) {
    for (int i = from; i < length; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private int size(int from) {
    int size = 0;
    for (int i = from, digit; (digit = Character.digit(bytes[i], 16)) >= 0; i++) {
      size = 16 * size + digit;
    }
    return size;
  }
}
