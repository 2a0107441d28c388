package tw.jiean.ecpay.statement;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.transport.CallBudget;

/**
 * The rows of a statement file, read one by one: use it in try-with-resources and go through it
 * once, in one thread at a time. Sums that ECPay writes below the rows (合計 and the like) are left
 * out. Reading throws {@link UnreadableReply} at a row that is not as its header says, naming its
 * line and never its content; nothing of such a file should be booked.
 *
 * @param <R> the type of a row
 */
public final class Statement<R> implements Iterator<R>, AutoCloseable {

  private static final int MOST_QUOTED = 80;

  /** "Within one minute", as ECPay begins its refusal of a second file (seen by other shops). */
  private static final String TOO_OFTEN = "一分鐘之內";

  private final String operation;
  private final Closeable source;
  private final CsvReader csv;
  private final List<String> header;
  private final Rows<R> rows;
  private @Nullable R next;

  /** Why reading stopped; no row behind it is handed out. */
  private @Nullable UnreadableReply broken;

  private Statement(
      String operation, Closeable source, CsvReader csv, List<String> header, Rows<R> rows) {
    this.operation = operation;
    this.source = source;
    this.csv = csv;
    this.header = header;
    this.rows = rows;
  }

  /** Reads the header; closes the source when that fails. */
  static <R> Statement<R> open(
      String operation,
      InputStream input,
      Charset charset,
      Closeable source,
      Clock clock,
      Function<List<String>, Rows<R>> reading) {
    try {
      CsvReader csv = new CsvReader(new InputStreamReader(input, charset.newDecoder()));
      List<String> header =
          csv
              .row()
              .orElseThrow(() -> new UnreadableReply(operation, "the file is empty", null))
              .stream()
              .map(String::strip)
              .toList();
      refuseMessage(operation, header, clock);
      if (new HashSet<>(header).size() < header.size()) {
        throw new UnreadableReply(operation, "a column comes twice", null);
      }
      return new Statement<>(operation, source, csv, header, reading.apply(header));
    } catch (IOException e) {
      close(source, e);
      throw new UnreadableReply(operation, reason(e), e);
    } catch (RuntimeException e) {
      close(source, e);
      throw e;
    }
  }

  /** ECPay answers a request that it refuses with a short text in place of the file. */
  private static void refuseMessage(String operation, List<String> header, Clock clock) {
    if (header.size() > 1) {
      return;
    }
    String text = printable(header.get(0));
    if (text.startsWith("RtnCode=")) {
      String[] parts = text.substring("RtnCode=".length()).split("&RtnMsg=", 2);
      throw new RejectedByEcpay(operation, parts[0], parts.length > 1 ? parts[1] : "");
    }
    if (text.contains(TOO_OFTEN)) {
      throw new AskedTooOften(operation, clock.instant().plus(CallBudget.ONE_FILE_PER));
    }
    throw new UnreadableReply(operation, "no table, but: " + text, null);
  }

  private static String printable(String text) {
    String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
    return clean.length() > MOST_QUOTED ? clean.substring(0, MOST_QUOTED) + "…" : clean;
  }

  /** The header as ECPay wrote it. */
  public List<String> columns() {
    return header;
  }

  /**
   * Whether there is another row.
   *
   * @throws UnreadableReply when what follows is no row of this table
   */
  @Override
  public boolean hasNext() {
    if (next == null) {
      if (broken != null) {
        throw broken;
      }
      try {
        next = read().map(rows.row()).orElse(null);
      } catch (UnreadableReply e) {
        broken = e;
        throw e;
      }
    }
    return next != null;
  }

  @Override
  public R next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("The statement has no more rows");
    }
    R row = next;
    next = null;
    return row;
  }

  /** The rows that are left, in their order; the stream does not close the file. */
  public Stream<R> stream() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(this, Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  private Optional<StatementRow> read() {
    try {
      Optional<List<String>> cells = csv.row();
      while (cells.isPresent() && rows.isSum(header, cells.get())) {
        cells = csv.row();
      }
      long line = csv.rowLine();
      if (cells.isPresent() && cells.get().size() != header.size()) {
        throw new UnreadableReply(
            operation,
            "line " + line + " has " + cells.get().size() + " cells under " + header.size(),
            null);
      }
      return cells.map(values -> new StatementRow(operation, line, header, values));
    } catch (IOException e) {
      throw new UnreadableReply(operation, reason(e), e);
    }
  }

  private static String reason(IOException failure) {
    return failure instanceof CsvReader.Malformed
        ? String.valueOf(failure.getMessage())
        : "the file cannot be read to its end";
  }

  /** Closes the file, and deletes it when it was downloaded for this. */
  @Override
  public void close() {
    try {
      source.close();
    } catch (IOException e) {
      throw new UnreadableReply(operation, "the file cannot be closed", e);
    }
  }

  private static void close(Closeable source, Exception reason) {
    try {
      source.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }
}
