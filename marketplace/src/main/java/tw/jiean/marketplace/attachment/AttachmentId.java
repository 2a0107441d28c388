package tw.jiean.marketplace.attachment;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names one file: 32 lower-case hexadecimal digits, drawn by lot, so that none can be guessed. */
public record AttachmentId(String value) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Refuses everything else, so that an id is safe as the name of a file on disk. */
  public AttachmentId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A file's id is 32 lower-case hexadecimal digits");
    }
  }

  static AttachmentId random() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return new AttachmentId(HexFormat.of().formatHex(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
