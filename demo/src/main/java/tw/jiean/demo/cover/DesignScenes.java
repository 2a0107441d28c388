package tw.jiean.demo.cover;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Marks and pictures. */
final class DesignScenes {

  private DesignScenes() {}

  static void brand(Brush brush, Random random) {
    Palette palette = brush.palette();
    double x = 640;
    double y = 380;
    brush.sheet(x - 270, y - 270, 540, 540, 36, palette.paper());
    Color guide = Palette.clear(palette.deep(), 0.16);
    brush.line(x - 230, y, x + 230, y, 2, guide);
    brush.line(x, y - 230, x, y + 230, 2, guide);
    brush.ring(x, y, 190, 2, guide);
    brush.ring(x, y, 118, 2, guide);
    switch (random.nextInt(3)) {
      case 0 -> petals(brush, x, y, 5 + random.nextInt(3));
      case 1 -> quarters(brush, x, y);
      default -> mountain(brush, x, y);
    }
    Color[] swatches = {palette.deep(), palette.base(), palette.accent(), palette.second()};
    for (int i = 0; i < swatches.length; i++) {
      brush.raised(Brush.circle(1010, 190 + i * 140, 52), swatches[i]);
    }
    for (int i = 0; i < 3; i++) {
      brush.sheet(150, 190 + i * 165, 150, 110, 20, palette.paper());
      brush.bar(175, 222 + i * 165, 100, 14, 14, swatches[i + 1]);
      brush.bar(175, 252 + i * 165, 60, 14, 14, Palette.clear(palette.deep(), 0.25));
    }
  }

  private static void petals(Brush brush, double x, double y, int count) {
    Palette palette = brush.palette();
    for (int i = 0; i < count; i++) {
      Color colour = i % 2 == 0 ? palette.accent() : palette.second();
      brush.turned(
          i * 360.0 / count,
          x,
          y,
          () -> {
            Path2D petal = new Path2D.Double();
            petal.moveTo(x, y);
            petal.curveTo(x + 110, y - 70, x + 70, y - 180, x, y - 186);
            petal.curveTo(x - 70, y - 180, x - 110, y - 70, x, y);
            brush.fill(petal, Palette.clear(colour, 0.82));
          });
    }
    brush.dot(x, y, 34, palette.deep());
  }

  private static void quarters(Brush brush, double x, double y) {
    Palette palette = brush.palette();
    Color[] colours = {palette.accent(), palette.base(), palette.deep(), palette.second()};
    for (int i = 0; i < 4; i++) {
      double left = x + (i % 2 == 0 ? -160 : 8);
      double top = y + (i < 2 ? -160 : 8);
      brush.fill(new RoundRectangle2D.Double(left, top, 152, 152, 28, 28), colours[i]);
      brush.fill(
          new Arc2D.Double(left - 76, top - 76, 304, 304, 270 - 90.0 * i, 90, Arc2D.PIE),
          Palette.clear(palette.paper(), 0.22));
      brush.dot(left + 76, top + 76, 36, Palette.clear(palette.paper(), 0.9));
    }
  }

  private static void mountain(Brush brush, double x, double y) {
    Palette palette = brush.palette();
    brush.dot(x + 58, y - 62, 78, palette.accent());
    brush.fill(triangle(x - 180, x + 70, x - 60, y - 110, y + 130), palette.deep());
    brush.fill(triangle(x - 70, x + 190, x + 66, y - 40, y + 130), palette.base());
    brush.bar(x - 180, y + 130, 370, 22, 22, palette.second());
  }

  static void illustration(Brush brush, Random random) {
    Palette palette = brush.palette();
    double tilt = random.nextInt(7) - 3;
    brush.turned(
        tilt,
        640,
        400,
        () -> {
          brush.sheet(270, 90, 740, 620, 22, palette.paper());
          RoundRectangle2D view = new RoundRectangle2D.Double(306, 126, 668, 548, 12, 12);
          brush.fill(
              view,
              new GradientPaint(
                  640,
                  126,
                  Palette.mix(palette.second(), palette.paper(), 0.35),
                  640,
                  674,
                  palette.accent()));
          brush.inside(view, () -> landscape(brush, random));
        });
  }

  private static void landscape(Brush brush, Random random) {
    Palette palette = brush.palette();
    double sun = 420 + random.nextInt(440);
    brush.dot(sun, 300, 150, Palette.clear(palette.paper(), 0.25));
    brush.dot(sun, 300, 104, palette.paper());
    for (int range = 0; range < 4; range++) {
      Color colour = Palette.mix(palette.base(), palette.deep(), range / 3.0);
      double foot = 420 + range * 72;
      Path2D hills = new Path2D.Double();
      hills.moveTo(300, 700);
      double phase = random.nextDouble() * 6;
      for (int x = 300; x <= 980; x += 4) {
        hills.lineTo(x, foot - 46 * Math.sin(phase + x / 74.0) - 22 * Math.sin(phase + x / 29.0));
      }
      hills.lineTo(980, 700);
      hills.closePath();
      brush.fill(hills, Palette.clear(colour, 0.88));
    }
    for (int bird = 0; bird < 4; bird++) {
      double x = 400 + random.nextInt(460);
      double y = 190 + random.nextInt(120);
      Path2D wings = new Path2D.Double();
      wings.moveTo(x - 22, y - 8);
      wings.quadTo(x - 8, y - 14, x, y);
      wings.quadTo(x + 8, y - 14, x + 22, y - 8);
      brush.stroke(wings, 5, palette.deep());
    }
  }

  private static Path2D triangle(double left, double right, double tip, double top, double foot) {
    Path2D path = new Path2D.Double();
    path.moveTo(left, foot);
    path.lineTo(tip, top);
    path.lineTo(right, foot);
    path.closePath();
    return path;
  }
}
