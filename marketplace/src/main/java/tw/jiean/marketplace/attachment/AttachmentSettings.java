package tw.jiean.marketplace.attachment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much people may hand over. What one form may send at all is {@code
 * spring.servlet.multipart}'s.
 *
 * @param maxSize of one file
 * @param maxFiles with one step, such as a message or a delivery
 * @param maxTotal of all files of one reference, such as an order
 * @param orphanAge how old a file has to be that nobody kept before it is removed
 * @param sweepInterval how often those are looked for
 */
@ConfigurationProperties("jiean.attachment")
record AttachmentSettings(
    @DefaultValue("25MB") DataSize maxSize,
    @DefaultValue("10") int maxFiles,
    @DefaultValue("500MB") DataSize maxTotal,
    @DefaultValue("1d") Duration orphanAge,
    @DefaultValue("1h") Duration sweepInterval) {

  AttachmentSettings {
    if (maxSize.toBytes() < 1 || maxFiles < 1 || maxTotal.toBytes() < maxSize.toBytes()) {
      throw new IllegalArgumentException(
          "jiean.attachment.max-* have to be positive, and max-total at least max-size");
    }
    if (!orphanAge.isPositive()) {
      throw new IllegalArgumentException(
          "jiean.attachment.orphan-age has to be longer than a form takes");
    }
  }
}
