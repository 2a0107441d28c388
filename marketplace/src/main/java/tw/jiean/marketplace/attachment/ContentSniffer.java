package tw.jiean.marketplace.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Says what a file is by its first bytes. Never decodes or unpacks anything. */
@Component
class ContentSniffer {

  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  /** How many bytes from the start of a file are needed. */
  int needed() {
    return types.getMinLength();
  }

  /** The kind that the name claims and the bytes bear out, if it is one that is taken. */
  Optional<FileKind> kind(String name, byte[] start) {
    String content = content(start);
    return FileKind.claimedBy(name).filter(kind -> kind.canHold(content));
  }

  String content(byte[] start) {
    try {
      MediaType type = types.detect(new ByteArrayInputStream(start), new Metadata()).getBaseType();
      return (type.equals(MediaType.OCTET_STREAM) && isOldText(start) ? MediaType.TEXT_PLAIN : type)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("Bytes in memory cannot be read", e);
    }
  }

  /** Big5, in which Excel still writes CSV in Taiwan, is no UTF-8 but has no control characters. */
  private static boolean isOldText(byte[] start) {
    for (byte b : start) {
      if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') {
        return false;
      }
    }
    return true;
  }
}
