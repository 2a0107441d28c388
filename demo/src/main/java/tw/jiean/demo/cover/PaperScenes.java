package tw.jiean.demo.cover;

import java.awt.Color;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Words, written and spoken. */
final class PaperScenes {

  private PaperScenes() {}

  static void writing(Brush brush, Random random) {
    Palette palette = brush.palette();
    brush.turned(
        -9 - random.nextInt(4), 560, 400, () -> sheet(brush, random, 330, palette.second()));
    brush.turned(
        -2,
        620,
        400,
        () -> sheet(brush, random, 400, Palette.mix(palette.paper(), palette.second(), 0.3)));
    brush.turned(4 + random.nextInt(3), 660, 400, () -> sheet(brush, random, 440, palette.paper()));
    brush.turned(38 + random.nextInt(14), 880, 470, () -> pencil(brush));
  }

  private static void sheet(Brush brush, Random random, double x, Color colour) {
    Palette palette = brush.palette();
    brush.sheet(x, 110, 430, 580, 18, colour);
    brush.bar(x + 48, 168, 190, 28, 28, palette.accent());
    for (int row = 0; row < 9; row++) {
      double width = row % 4 == 3 ? 140.0 + random.nextInt(80) : 300.0 + random.nextInt(36);
      brush.bar(x + 48, 236 + row * 46, width, 14, 14, Palette.clear(palette.deep(), 0.32));
    }
  }

  private static void pencil(Brush brush) {
    Palette palette = brush.palette();
    double x = 880;
    Path2D body = new Path2D.Double(new RoundRectangle2D.Double(x - 26, 160, 52, 420, 14, 14));
    brush.raised(body, palette.accent());
    brush.bar(x - 26, 150, 52, 60, 22, palette.second());
    brush.bar(x - 26, 204, 52, 18, 0, Palette.clear(palette.paper(), 0.8));
    Path2D tip = new Path2D.Double();
    tip.moveTo(x - 26, 574);
    tip.lineTo(x, 650);
    tip.lineTo(x + 26, 574);
    tip.closePath();
    brush.fill(tip, palette.paper());
    Path2D lead = new Path2D.Double();
    lead.moveTo(x - 9, 624);
    lead.lineTo(x, 650);
    lead.lineTo(x + 9, 624);
    lead.closePath();
    brush.fill(lead, palette.deep());
  }

  static void language(Brush brush, Random random) {
    Palette palette = brush.palette();
    bubble(brush, random, 190, 130, 560, 290, palette.paper(), true);
    bubble(brush, random, 560, 390, 520, 250, palette.accent(), false);
    brush.raised(Brush.circle(880, 220, 84), palette.second());
    brush.ring(880, 220, 46, 6, palette.paper());
    Path2D meridians = new Path2D.Double();
    meridians.moveTo(880, 174);
    meridians.quadTo(838, 220, 880, 266);
    meridians.quadTo(922, 220, 880, 174);
    meridians.moveTo(834, 220);
    meridians.lineTo(926, 220);
    brush.stroke(meridians, 6, palette.paper());
  }

  private static void bubble(
      Brush brush,
      Random random,
      double x,
      double y,
      double width,
      double height,
      Color colour,
      boolean left) {
    Path2D tail = new Path2D.Double();
    double foot = left ? x + 90 : x + width - 90;
    double side = left ? 1 : -1;
    tail.moveTo(foot, y + height - 40);
    tail.lineTo(foot - side * 30, y + height + 62);
    tail.lineTo(foot + side * 90, y + height - 8);
    tail.closePath();
    Area shape = new Area(new RoundRectangle2D.Double(x, y, width, height, 90, 90));
    shape.add(new Area(tail));
    brush.raised(shape, colour);
    int rows = (int) ((height - 110) / 48) + 1;
    for (int row = 0; row < rows; row++) {
      double start = x + 66;
      double end = x + width - 66 - random.nextInt(150);
      while (start < end) {
        double word = Math.min(38.0 + random.nextInt(90), end - start);
        brush.bar(
            start, y + 60 + row * 48, word, 18, 18, Palette.clear(brush.palette().deep(), 0.55));
        start += word + 18;
      }
    }
  }
}
