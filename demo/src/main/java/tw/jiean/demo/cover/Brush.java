package tw.jiean.demo.cover;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;

/** The strokes that scenes are made of: round edges, soft shadows. Lengths are pixels. */
final class Brush {

  private static final int SHADOW_STEPS = 14;

  private final Graphics2D graphics;
  private final Palette palette;

  Brush(Graphics2D graphics, Palette palette) {
    this.graphics = graphics;
    this.palette = palette;
  }

  Palette palette() {
    return palette;
  }

  void fill(Shape shape, Paint paint) {
    graphics.setPaint(paint);
    graphics.fill(shape);
  }

  void stroke(Shape shape, double width, Paint paint) {
    graphics.setPaint(paint);
    graphics.setStroke(
        new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(shape);
  }

  void line(double x1, double y1, double x2, double y2, double width, Paint paint) {
    stroke(new Line2D.Double(x1, y1, x2, y2), width, paint);
  }

  void dot(double x, double y, double radius, Paint paint) {
    fill(circle(x, y, radius), paint);
  }

  void ring(double x, double y, double radius, double width, Paint paint) {
    stroke(circle(x, y, radius), width, paint);
  }

  void bar(double x, double y, double width, double height, double round, Paint paint) {
    fill(new RoundRectangle2D.Double(x, y, width, height, round, round), paint);
  }

  /** A raised sheet: a rounded rectangle that throws a shadow. */
  void sheet(double x, double y, double width, double height, double round, Paint paint) {
    raised(new RoundRectangle2D.Double(x, y, width, height, round, round), paint);
  }

  /** Any shape with a shadow beneath it. */
  void raised(Shape shape, Paint paint) {
    Color shade = Palette.clear(Palette.mix(palette.deep(), Color.BLACK, 0.5), 0.022);
    for (int step = SHADOW_STEPS; step > 0; step--) {
      AffineTransform down = AffineTransform.getTranslateInstance(0, 18);
      Shape moved = down.createTransformedShape(shape);
      fill(moved, shade);
      stroke(moved, step * 5, shade);
    }
    fill(shape, paint);
  }

  /** Draws turned by {@code degrees} around a point. */
  void turned(double degrees, double x, double y, Runnable drawing) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(Math.toRadians(degrees), x, y);
    drawing.run();
    graphics.setTransform(before);
  }

  /** Draws only inside the shape. */
  void inside(Shape shape, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(shape);
    drawing.run();
    graphics.setClip(before);
  }

  static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }
}
