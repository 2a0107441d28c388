package tw.jiean.ecpay.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads comma-separated rows one by one: quoted cells as RFC 4180 has them, and the {@code ="…"} or
 * {@code =…} by which ECPay keeps spreadsheets from taking text for numbers. Empty lines are left
 * out. Bounded, so that a broken file cannot fill memory.
 */
final class CsvReader {

  private static final int MOST_CELLS = 200;
  private static final int MOST_LETTERS = 100_000;
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int END = -1;

  /** A file that is no table; the message names the line, never what stands in it. */
  static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(long line, String rule) {
      super("line " + line + ": " + rule);
    }
  }

  private final BufferedReader reader;
  private long line = 1;
  private long rowLine = 1;
  private int next;

  CsvReader(Reader reader) throws IOException {
    this.reader = new BufferedReader(reader);
    next = this.reader.read();
    if (next == BYTE_ORDER_MARK) {
      advance();
    }
  }

  /** The line at which the row read last begins, from 1. */
  long rowLine() {
    return rowLine;
  }

  /** The next row; empty at the end. */
  Optional<List<String>> row() throws IOException {
    while (next == '\r' || next == '\n') {
      advance();
    }
    if (next == END) {
      return Optional.empty();
    }
    rowLine = line;
    List<String> cells = new ArrayList<>();
    int letters = 0;
    while (true) {
      String cell = cell();
      cells.add(cell);
      letters += cell.length();
      if (cells.size() > MOST_CELLS || letters > MOST_LETTERS) {
        throw new Malformed(line, "a row is too long");
      }
      if (next != ',') {
        break;
      }
      advance();
    }
    return Optional.of(cells);
  }

  private String cell() throws IOException {
    StringBuilder cell = new StringBuilder();
    if (next == '=') {
      advance();
    }
    if (next == '"') {
      return quoted(cell);
    }
    while (next != ',' && next != '\r' && next != '\n' && next != END) {
      take(cell);
    }
    return cell.toString();
  }

  private String quoted(StringBuilder cell) throws IOException {
    advance();
    while (true) {
      if (next == END) {
        throw new Malformed(line, "a quoted cell does not end");
      }
      if (next == '"') {
        advance();
        if (next != '"') {
          break;
        }
      }
      take(cell);
    }
    if (next != ',' && next != '\r' && next != '\n' && next != END) {
      throw new Malformed(line, "something follows a quoted cell");
    }
    return cell.toString();
  }

  private void take(StringBuilder cell) throws IOException {
    if (cell.length() == MOST_LETTERS) {
      throw new Malformed(line, "a cell is too long");
    }
    cell.append((char) next);
    advance();
  }

  private void advance() throws IOException {
    if (next == '\n') {
      line++;
    }
    next = reader.read();
  }
}
