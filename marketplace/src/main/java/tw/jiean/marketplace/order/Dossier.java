package tw.jiean.marketplace.order;

import java.time.Instant;
import java.util.List;

/**
 * An order as staff has to judge it: everything of it that is on record, piece by piece.
 *
 * @param pieces terms, questions and answers, deliveries, and the whole story, each in its own
 *     order
 */
public record Dossier(Order order, List<Piece> pieces) {

  /** Copies the pieces. */
  public Dossier {
    pieces = List.copyOf(pieces);
  }

  /**
   * One thing that is on record.
   *
   * @param kind a word, such as {@code terms_price} or {@code delivery}
   * @param at when it was agreed, said or done
   * @param by whose it is: {@code buyer}, {@code seller}, {@code operator}, {@code system}, or
   *     {@code both} for what was agreed
   * @param text as it was written, or the fact itself
   */
  public record Piece(String kind, Instant at, String by, String text) {}
}
