package tw.jiean.marketplace.catalog;

import static java.awt.RenderingHints.KEY_INTERPOLATION;
import static java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC;
import static java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** The sizes in which a photo is kept. Both are 16:10, so that cards and pages stay in line. */
enum PhotoSize {
  /** On a card of the catalogue. */
  CARD(480, 300),
  /** On the page of a service. */
  PAGE(1200, 750);

  private final int width;
  private final int height;

  PhotoSize(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** The last part of its file name and address. */
  String fileName() {
    return switch (this) {
      case CARD -> "card.webp";
      case PAGE -> "page.webp";
    };
  }

  /** The largest 16:10 part in the middle; 10:16 when the picture lies on its side. */
  static Rectangle middle(int width, int height, boolean onItsSide) {
    int across = onItsSide ? 10 : 16;
    int down = onItsSide ? 16 : 10;
    int w = (int) Math.max(1, Math.min(width, (long) height * across / down));
    int h = (int) Math.max(1, Math.min(height, (long) width * down / across));
    return new Rectangle((width - w) / 2, (height - h) / 2, w, h);
  }

  /** Every how manyth pixel suffices to scale down well: at least two remain for each of ours. */
  int sampling(Rectangle part) {
    int longer = Math.max(part.width, part.height);
    return Math.max(1, longer / (2 * width));
  }

  /** The picture in this size; a smaller one stays as small as it is. */
  BufferedImage of(BufferedImage picture) {
    BufferedImage scaled = picture;
    while (scaled.getWidth() >= 2 * width && scaled.getHeight() >= 2 * height) {
      scaled =
          drawn(
              scaled, scaled.getWidth() / 2, scaled.getHeight() / 2, VALUE_INTERPOLATION_BILINEAR);
    }
    return scaled.getWidth() > width
        ? drawn(scaled, width, height, VALUE_INTERPOLATION_BICUBIC)
        : scaled;
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height, Object quality) {
    var to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var canvas = to.createGraphics();
    canvas.setRenderingHint(KEY_INTERPOLATION, quality);
    canvas.drawImage(from, 0, 0, width, height, null);
    canvas.dispose();
    return to;
  }
}
