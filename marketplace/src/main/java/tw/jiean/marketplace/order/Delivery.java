package tw.jiean.marketplace.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.AttachmentPlace;

/**
 * What a seller handed over.
 *
 * @param number counts the order's deliveries, from 1
 * @param note what he says of it; may be empty when there are files
 * @param sha256 seals all of it: the order, the number, the time, the note, and each file with its
 *     name and its own hash
 */
record Delivery(int number, String note, String sha256, Instant at) {

  /** Longest note, in characters. */
  static final int MAX_NOTE = 5_000;

  static Delivery sealed(
      OrderNumber order, int number, String note, List<Attachment> files, Instant at) {
    StringJoiner all = new StringJoiner("\n");
    all.add(order.value()).add(Integer.toString(number)).add(at.toString());
    files.forEach(file -> all.add(file.sha256() + " " + file.name()));
    return new Delivery(number, note, sha256(all.add(note).toString()), at);
  }

  /** Where the files of delivery {@code number} are. */
  static AttachmentPlace place(OrderNumber order, int number) {
    return new AttachmentPlace(order.value(), "delivery-" + number);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
