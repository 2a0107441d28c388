package tw.jiean.demo.cover;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Windows and phones. */
final class ScreenScenes {

  private ScreenScenes() {}

  static void website(Brush brush, Random random) {
    Palette palette = brush.palette();
    window(brush, 210, 110, 860, 600, palette.paper());
    double hero = 196;
    RoundRectangle2D stage = new RoundRectangle2D.Double(246, hero, 788, 232, 22, 22);
    brush.fill(stage, new GradientPaint(246, 0, palette.accent(), 1034, 0, palette.second()));
    brush.inside(
        stage,
        () -> {
          for (int i = 0; i < 5; i++) {
            brush.dot(
                700 + random.nextInt(330),
                hero + random.nextInt(230),
                40 + random.nextInt(70),
                Palette.clear(palette.paper(), 0.2));
          }
        });
    brush.bar(286, hero + 52, 330, 30, 30, palette.paper());
    brush.bar(286, hero + 100, 240, 18, 18, Palette.clear(palette.paper(), 0.75));
    brush.bar(286, hero + 150, 130, 44, 44, palette.deep());
    int columns = 3 + random.nextInt(2);
    double width = (788 - (columns - 1) * 24.0) / columns;
    Color[] colours = {palette.base(), palette.accent(), palette.second(), palette.deep()};
    for (int i = 0; i < columns; i++) {
      double x = 246 + i * (width + 24);
      brush.bar(x, 456, width, 214, 20, Palette.clear(palette.deep(), 0.07));
      brush.bar(x + 18, 474, width - 36, 96, 14, colours[i]);
      brush.bar(x + 18, 592, width * 0.6, 14, 14, Palette.clear(palette.deep(), 0.5));
      brush.bar(x + 18, 622, width * 0.4, 14, 14, Palette.clear(palette.deep(), 0.22));
    }
  }

  static void app(Brush brush, Random random) {
    Palette palette = brush.palette();
    double tilt = 5 + random.nextInt(5);
    brush.turned(-tilt, 470, 400, () -> phone(brush, random, 330, 130, palette.paper()));
    brush.turned(
        tilt,
        810,
        430,
        () -> phone(brush, random, 670, 150, Palette.mix(palette.deep(), Color.BLACK, 0.25)));
  }

  private static void phone(Brush brush, Random random, double x, double y, Color screen) {
    Palette palette = brush.palette();
    boolean dark = screen.getRed() < 128;
    Color ink = dark ? palette.paper() : palette.deep();
    brush.sheet(x, y, 290, 560, 58, Palette.mix(palette.deep(), Color.BLACK, 0.55));
    brush.bar(x + 12, y + 12, 266, 536, 46, screen);
    brush.bar(x + 105, y + 26, 80, 16, 16, Palette.clear(ink, 0.3));
    brush.bar(x + 34, y + 66, 130, 22, 22, Palette.clear(ink, 0.85));
    RoundRectangle2D card = new RoundRectangle2D.Double(x + 34, y + 108, 222, 140, 28, 28);
    brush.fill(
        card,
        new GradientPaint((float) x, 0, palette.accent(), (float) x + 260, 0, palette.second()));
    Path2D curve = new Path2D.Double();
    for (int i = 0; i <= 6; i++) {
      double px = x + 50 + i * 31;
      double py = y + 215 - i * 8 - random.nextInt(34);
      if (i == 0) {
        curve.moveTo(px, py);
      } else {
        curve.lineTo(px, py);
      }
    }
    brush.stroke(curve, 7, palette.paper());
    for (int i = 0; i < 4; i++) {
      double top = y + 276 + i * 60;
      Color dot = i % 2 == 0 ? palette.base() : palette.accent();
      brush.dot(x + 56, top + 20, 20, dot);
      brush.bar(x + 90, top + 6, 70.0 + random.nextInt(90), 12, 12, Palette.clear(ink, 0.7));
      brush.bar(x + 90, top + 26, 60.0 + random.nextInt(50), 10, 10, Palette.clear(ink, 0.3));
    }
    brush.bar(x + 100, y + 526, 90, 8, 8, Palette.clear(ink, 0.4));
  }

  static void code(Brush brush, Random random) {
    Palette palette = brush.palette();
    Color night = Palette.mix(palette.deep(), Color.BLACK, 0.55);
    window(brush, 200, 120, 760, 560, night);
    Color[] inks = {palette.accent(), palette.second(), palette.paper(), palette.base()};
    int indent = 0;
    for (int row = 0; row < 12; row++) {
      double y = 206 + row * 37.0;
      brush.bar(232, y, 20, 12, 12, Palette.clear(palette.paper(), 0.2));
      double x = 282 + indent * 42.0;
      int words = 1 + random.nextInt(4);
      for (int word = 0; word < words && x < 820; word++) {
        double width = 36.0 + random.nextInt(110);
        brush.bar(x, y, width, 14, 14, inks[random.nextInt(inks.length)]);
        x += width + 18;
      }
      indent = Math.clamp(indent + random.nextInt(3) - 1, 0, 3);
    }
    brush.sheet(760, 420, 330, 260, 26, palette.paper());
    brush.stroke(brackets(), 20, palette.accent());
    brush.line(950, 486, 905, 616, 20, palette.deep());
  }

  private static Path2D brackets() {
    Path2D path = new Path2D.Double();
    path.moveTo(866, 496);
    path.lineTo(812, 551);
    path.lineTo(866, 606);
    path.moveTo(988, 496);
    path.lineTo(1042, 551);
    path.lineTo(988, 606);
    return path;
  }

  private static void window(
      Brush brush, double x, double y, double width, double height, Color colour) {
    Palette palette = brush.palette();
    brush.sheet(x, y, width, height, 30, colour);
    Color[] lights = {palette.accent(), palette.second(), palette.base()};
    for (int i = 0; i < lights.length; i++) {
      brush.dot(x + 38 + i * 34, y + 40, 10, lights[i]);
    }
    brush.bar(x + 160, y + 24, width - 220, 32, 32, Palette.clear(palette.base(), 0.18));
  }
}
