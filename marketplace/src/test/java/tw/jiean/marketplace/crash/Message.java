package tw.jiean.marketplace.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * A whole message of PostgreSQL's protocol (frontend/backend protocol 3.0): a type of one byte, a
 * length of four, content. The first one of a connection has no type.
 */
final class Message {

  private static final int HEAD = 5;

  private final char type;
  private final byte[] bytes;

  private Message(char type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  static Message first(DataInputStream from) throws IOException {
    int length = from.readInt();
    byte[] bytes = ByteBuffer.allocate(length).putInt(length).array();
    from.readFully(bytes, 4, length - 4);
    return new Message(' ', bytes);
  }

  static Message next(DataInputStream from) throws IOException {
    byte type = from.readByte();
    int length = from.readInt();
    byte[] bytes = ByteBuffer.allocate(1 + length).put(type).putInt(length).array();
    from.readFully(bytes, HEAD, length - 4);
    return new Message((char) type, bytes);
  }

  /** As PostgreSQL's manual names it; a space for the first one. */
  char type() {
    return type;
  }

  int length() {
    return bytes.length;
  }

  /** Writes so many bytes of it. */
  void write(OutputStream to, int count) throws IOException {
    to.write(bytes, 0, count);
  }

  /** The text of that place among those that the content begins with, each of which ends in 0. */
  String text(int place) {
    int start = HEAD;
    for (int i = 0; i < place; i++) {
      start = end(start) + 1;
    }
    return new String(bytes, start, end(start) - start, UTF_8);
  }

  private int end(int start) {
    int end = start;
    while (bytes[end] != 0) {
      end++;
    }
    return end;
  }

  /** ReadyForQuery without a transaction: the database is done with whatever was going on. */
  boolean isReadyAndIdle() {
    return type == 'Z' && bytes[HEAD] == 'I';
  }
}
