package tw.jiean.marketplace.crash;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.crash.Wire.Cut;
import tw.jiean.marketplace.crash.Wire.Half;
import tw.jiean.marketplace.crash.Wire.Kind;

/**
 * Reads along on one connection just far enough to know where the commit of a transaction begins
 * and ends that keeps a message of ECPay, and where to cut it.
 */
final class CommitWatch {

  /** What such a transaction is recognised by. */
  private static final String KEEPS_A_MESSAGE = "insert into payment_inbox";

  private final AtomicReference<@Nullable Cut> armed;
  private final Map<Half, Integer> longest;

  private final Map<String, String> statements = new HashMap<>();
  private final Map<Half, Integer> passed = new EnumMap<>(Half.class);
  private boolean keepsMessage;
  private boolean committing;
  private @Nullable Cut cut;
  private boolean silent;

  /**
   * @param armed the cut that the next commit takes
   * @param longest the longest halves of all connections
   */
  CommitWatch(AtomicReference<@Nullable Cut> armed, Map<Half, Integer> longest) {
    this.armed = armed;
    this.longest = longest;
  }

  /** Whether a cut has left the connection without a sound. */
  synchronized boolean isSilent() {
    return silent;
  }

  /** After how many bytes to cut this message, which is about to pass, if it is the one. */
  synchronized OptionalInt cutWithin(Message message, Half half) {
    if (half == Half.REQUEST) {
      noteRequest(message);
    }
    OptionalInt place = committing ? placeWithin(message, half) : OptionalInt.empty();
    if (half == Half.REPLY && message.isReadyAndIdle()) {
      noteEnd();
    }
    return place;
  }

  private void noteRequest(Message message) {
    String sql =
        switch (message.type()) {
          case 'P' -> parsed(message.text(0), message.text(1)); // Parse: name, SQL
          case 'B' -> statements.getOrDefault(message.text(1), ""); // Bind: portal, name
          case 'Q' -> message.text(0); // Query: SQL
          default -> "";
        };
    keepsMessage |= sql.contains(KEEPS_A_MESSAGE);
    if (keepsMessage && !committing && sql.equalsIgnoreCase("COMMIT")) {
      committing = true;
      passed.clear();
      cut = armed.getAndSet(null);
    }
  }

  private String parsed(String name, String sql) {
    statements.put(name, sql);
    return sql;
  }

  private OptionalInt placeWithin(Message message, Half half) {
    int before = passed.getOrDefault(half, 0);
    int after = before + message.length();
    passed.put(half, after);
    longest.merge(half, after, Math::max);
    boolean last = message.type() == (half == Half.REQUEST ? 'S' : 'Z'); // Sync, ReadyForQuery
    if (cut == null || cut.half() != half) {
      return OptionalInt.empty();
    }
    if (cut.bytes() > after || (cut.bytes() == after && !last)) {
      return OptionalInt.empty();
    }
    int place = cut.bytes() - before;
    silent = cut.kind() == Kind.SILENT;
    cut = null;
    return OptionalInt.of(place);
  }

  private void noteEnd() {
    keepsMessage = false;
    committing = false;
    if (cut != null) {
      armed.set(cut); // it lies behind the end of this commit
      cut = null;
    }
  }
}
