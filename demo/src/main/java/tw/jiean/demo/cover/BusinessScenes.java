package tw.jiean.demo.cover;

import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.util.Random;

/** Figures and plans. */
final class BusinessScenes {

  private BusinessScenes() {}

  static void marketing(Brush brush, Random random) {
    Palette palette = brush.palette();
    brush.sheet(210, 120, 640, 540, 34, palette.paper());
    int bars = 7;
    Path2D trend = new Path2D.Double();
    for (int i = 0; i < bars; i++) {
      double height = 90 + i * 42.0 + random.nextInt(60);
      double x = 266 + i * 78.0;
      Color colour =
          i == bars - 1 ? palette.accent() : Palette.mix(palette.base(), palette.second(), i / 6.0);
      brush.bar(x, 600 - height, 48, height, 18, colour);
      if (i == 0) {
        trend.moveTo(x + 24, 560 - height);
      } else {
        trend.lineTo(x + 24, 560 - height);
      }
    }
    brush.line(256, 606, 806, 606, 4, Palette.clear(palette.deep(), 0.3));
    brush.stroke(trend, 8, palette.deep());
    brush.raised(Brush.circle(930, 290, 130), palette.paper());
    double share = 120 + random.nextInt(140);
    brush.fill(new Arc2D.Double(824, 184, 212, 212, 90, -share, Arc2D.PIE), palette.accent());
    brush.fill(
        new Arc2D.Double(824, 184, 212, 212, 90 - share, -(300 - share), Arc2D.PIE),
        palette.base());
    brush.fill(new Arc2D.Double(824, 184, 212, 212, 150, -60, Arc2D.PIE), palette.second());
    brush.dot(930, 290, 54, palette.paper());
    brush.sheet(790, 480, 300, 150, 28, palette.accent());
    heart(brush, 860, 556, palette.paper());
    brush.bar(916, 528, 130, 18, 18, palette.paper());
    brush.bar(916, 562, 90, 14, 14, Palette.clear(palette.paper(), 0.7));
  }

  private static void heart(Brush brush, double x, double y, Color colour) {
    Path2D heart = new Path2D.Double();
    heart.moveTo(x, y + 34);
    heart.curveTo(x - 58, y - 6, x - 40, y - 46, x - 14, y - 38);
    heart.quadTo(x - 2, y - 34, x, y - 20);
    heart.quadTo(x + 2, y - 34, x + 14, y - 38);
    heart.curveTo(x + 40, y - 46, x + 58, y - 6, x, y + 34);
    brush.fill(heart, colour);
  }

  static void consulting(Brush brush, Random random) {
    Palette palette = brush.palette();
    Color[] colours = {palette.accent(), palette.second(), palette.base()};
    for (int column = 0; column < 3; column++) {
      double x = 190 + column * 310;
      brush.sheet(x, 120, 280, 560, 32, palette.paper());
      brush.dot(x + 46, 170, 16, colours[column]);
      brush.bar(x + 76, 160, 120, 20, 20, Palette.clear(palette.deep(), 0.6));
      int cards = 2 + random.nextInt(3);
      for (int card = 0; card < cards; card++) {
        double y = 216 + card * 112;
        brush.bar(x + 24, y, 232, 94, 20, Palette.clear(colours[column], 0.24));
        brush.bar(
            x + 44, y + 22, 90.0 + random.nextInt(90), 14, 14, Palette.clear(palette.deep(), 0.55));
        brush.bar(x + 44, y + 54, 70, 16, 16, colours[random.nextInt(3)]);
        brush.dot(
            x + 228, y + 64, 16, Palette.mix(colours[random.nextInt(3)], palette.deep(), 0.2));
      }
    }
    brush.raised(Brush.circle(1040, 640, 70), palette.accent());
    Path2D tick = new Path2D.Double();
    tick.moveTo(1008, 642);
    tick.lineTo(1032, 666);
    tick.lineTo(1076, 616);
    brush.stroke(tick, 16, palette.paper());
  }
}
