package tw.jiean.marketplace.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.order.Dossier;

/**
 * One thing that is on record.
 *
 * @param kind a word of {@code dispute.kind.*}
 * @param by {@code buyer}, {@code seller}, {@code operator}, {@code system} or {@code both}
 * @param file the file that it is, or null
 */
record Piece(String kind, Instant at, String by, String text, @Nullable Attachment file) {

  static Piece of(Dossier.Piece piece) {
    return new Piece(piece.kind(), piece.at(), piece.by(), piece.text(), null);
  }
}
