package tw.jiean.demo.cover;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * The picture of a listing: a scene in front of a backdrop. The same seed draws the same picture.
 */
public final class Cover {

  static final int WIDTH = 1280;
  static final int HEIGHT = 800;

  /** Neighbouring seeds would begin with nearly the same number otherwise. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private Cover() {}

  /**
   * Draws a picture of 1280 by 800 pixels.
   *
   * @param seed chooses colours, backdrop and details
   */
  public static BufferedImage draw(Scene scene, long seed) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      Random random = new Random(seed * SPREAD);
      Brush brush = new Brush(graphics, Palette.pick(random));
      Backdrop.paint(brush, random);
      scene.paint(brush, random);
    } finally {
      graphics.dispose();
    }
    return image;
  }
}
