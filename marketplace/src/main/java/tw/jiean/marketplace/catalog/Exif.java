package tw.jiean.marketplace.catalog;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The one thing we want from a camera's notes: which way is up. Everything else in them (place,
 * owner, thumbnails) never leaves the upload.
 */
final class Exif {

  private static final int ORIENTATION = 0x0112;
  private static final int UPRIGHT = 1;

  private Exif() {}

  /**
   * The orientation, 1 to 8, that a TIFF block states in its first directory; 1 when it states none
   * or is not well formed.
   */
  static int orientation(ByteBuffer tiff) {
    if (tiff.remaining() < 8) {
      return UPRIGHT;
    }
    ByteBuffer block = tiff.slice();
    switch (block.getShort(0)) {
      case 0x4949 -> block.order(ByteOrder.LITTLE_ENDIAN);
      case 0x4D4D -> block.order(ByteOrder.BIG_ENDIAN);
      default -> {
        return UPRIGHT;
      }
    }
    int directory = block.getInt(4);
    if (directory < 8 || directory > block.limit() - 2) {
      return UPRIGHT;
    }
    int entries = Short.toUnsignedInt(block.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + i * 12;
      if (entry > block.limit() - 12) {
        return UPRIGHT;
      }
      if (Short.toUnsignedInt(block.getShort(entry)) == ORIENTATION) {
        int value = block.getShort(entry + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Whether width and height change places when the picture is set upright. */
  static boolean swapsSides(int orientation) {
    return orientation >= 5;
  }

  /** Sets a picture of that orientation and size upright. */
  static AffineTransform upright(int orientation, int width, int height) {
    return switch (orientation) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
