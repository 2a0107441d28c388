package tw.jiean.marketplace.catalog;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.stereotype.Component;

/**
 * Makes pixels of what was uploaded: the first picture, upright, its middle cut to 16:10, on white
 * where it was transparent. The size is read and judged before any pixel is, and no more is decoded
 * than the largest size that we keep needs.
 */
@Component
class PhotoReader {

  static final int MAX_PIXELS = 25_000_000;

  /** Throws {@link UnusablePhoto} for whatever is not a photo within the limits. */
  BufferedImage read(byte[] received) throws UnusablePhoto {
    PhotoFile file = PhotoFile.of(received);
    ImageReader reader = ImageIO.getImageReadersByFormatName(file.format()).next();
    try (var input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file.pixels().array()))) {
      reader.setInput(input, true, true);
      int width = reader.getWidth(0);
      int height = reader.getHeight(0);
      if (width < 1 || height < 1) {
        throw new UnusablePhoto(PhotoRefusal.DAMAGED);
      }
      if ((long) width * height > MAX_PIXELS) {
        throw new UnusablePhoto(PhotoRefusal.TOO_MANY_PIXELS);
      }
      Rectangle middle = PhotoSize.middle(width, height, Exif.swapsSides(file.orientation()));
      ImageReadParam part = reader.getDefaultReadParam();
      part.setSourceRegion(middle);
      int every = PhotoSize.PAGE.sampling(middle);
      part.setSourceSubsampling(every, every, 0, 0);
      return upright(reader.read(0, part), file.orientation());
    } catch (IOException | RuntimeException e) {
      // Decoders meet hostile bytes here and say so in many ways.
      throw new UnusablePhoto(PhotoRefusal.DAMAGED, e);
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage upright(BufferedImage decoded, int orientation) {
    int width = decoded.getWidth();
    int height = decoded.getHeight();
    AffineTransform turn = Exif.upright(orientation, width, height);
    boolean swap = Exif.swapsSides(orientation);
    var upright =
        new BufferedImage(swap ? height : width, swap ? width : height, BufferedImage.TYPE_INT_RGB);
    var canvas = upright.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, upright.getWidth(), upright.getHeight());
    canvas.drawImage(decoded, turn, null);
    canvas.dispose();
    return upright;
  }
}
