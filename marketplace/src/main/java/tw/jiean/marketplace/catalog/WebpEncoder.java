package tw.jiean.marketplace.catalog;

import com.sksamuel.scrimage.AwtImage;
import com.sksamuel.scrimage.metadata.ImageMetadata;
import com.sksamuel.scrimage.webp.CWebpHandler;
import com.sksamuel.scrimage.webp.WebpWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Pixels to WebP, without any metadata. The encoder is a native program that the library brings; it
 * only ever gets pixels of ours, never what somebody sent.
 */
@Component
class WebpEncoder {

  private static final Logger log = LoggerFactory.getLogger(WebpEncoder.class);
  private static final int QUALITY = 80;
  private static final int EFFORT = 4;

  private static final class Native {
    static final WebpWriter WRITER = writer();

    private static WebpWriter writer() {
      var writer = WebpWriter.DEFAULT.withQ(QUALITY).withM(EFFORT).withoutAlpha();
      deleteProgramAtExit();
      return writer;
    }

    /** The library unpacks its program, 5 MB, into the temporary directory and leaves it there. */
    private static void deleteProgramAtExit() {
      try {
        var program = CWebpHandler.class.getDeclaredField("binary");
        program.setAccessible(true);
        if (program.get(null) instanceof Path path
            && path.getFileName().toString().endsWith("binary")) {
          path.toFile().deleteOnExit();
        }
      } catch (ReflectiveOperationException | RuntimeException e) {
        log.warn("The WebP encoder will leave its program in the temporary directory", e);
      }
    }
  }

  /** The picture as a WebP file. */
  byte[] encode(BufferedImage picture) throws IOException {
    var out = new ByteArrayOutputStream();
    Native.WRITER.write(new AwtImage(picture), ImageMetadata.empty, out);
    return out.toByteArray();
  }
}
