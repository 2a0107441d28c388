package tw.jiean.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import tw.jiean.bench.Answer.Received;

/** One connection to the server, which sends its next request when the last one is answered. */
final class KeptConnection implements AutoCloseable {

  private static final int MOST_BYTES = 512 * 1024;

  private final InetSocketAddress server;
  private final Selector selector;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MOST_BYTES);
  private final byte[] answer = new byte[MOST_BYTES];
  private SocketChannel channel;
  private int read;
  private long sentAt;
  private boolean waiting;

  KeptConnection(InetSocketAddress server, Selector selector) throws IOException {
    this.server = server;
    this.selector = selector;
    this.channel = open();
  }

  private SocketChannel open() throws IOException {
    SocketChannel opened = SocketChannel.open(server);
    opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
    opened.configureBlocking(false);
    opened.register(selector, SelectionKey.OP_READ, this);
    return opened;
  }

  void reopen() throws IOException {
    channel.close();
    channel = open();
  }

  void send(byte[] request) throws IOException {
    buffer.clear().put(request).flip();
    read = 0;
    waiting = true;
    sentAt = System.nanoTime();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** The answer, once it is complete. */
  @Nullable Received receive() throws IOException {
    buffer.clear();
    int count = channel.read(buffer);
    if (count < 0) {
      throw new IOException("The server has closed the connection");
    }
    buffer.flip().get(answer, read, count);
    read += count;
    return Received.in(answer, read);
  }

  /** To be called when the answer is there. Nanoseconds since the request was sent. */
  long answered() {
    waiting = false;
    return System.nanoTime() - sentAt;
  }

  void givenUp() {
    waiting = false;
  }

  /** Whether a request is under way. */
  boolean isWaiting() {
    return waiting;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
