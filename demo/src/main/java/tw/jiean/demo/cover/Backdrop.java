package tw.jiean.demo.cover;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Random;

/** What is behind a scene: a gradient with soft lights, and a quiet pattern. */
final class Backdrop {

  private static final Rectangle2D ALL = new Rectangle2D.Double(0, 0, Cover.WIDTH, Cover.HEIGHT);

  private Backdrop() {}

  static void paint(Brush brush, Random random) {
    Palette palette = brush.palette();
    brush.fill(
        ALL, new GradientPaint(0, 0, palette.base(), Cover.WIDTH, Cover.HEIGHT, palette.deep()));
    light(brush, random, Palette.mix(palette.base(), palette.paper(), 0.45));
    light(brush, random, palette.second());
    light(brush, random, palette.accent());
    switch (random.nextInt(4)) {
      case 0 -> dots(brush);
      case 1 -> rings(brush, random);
      case 2 -> waves(brush, random);
      default -> rays(brush, random);
    }
  }

  private static void light(Brush brush, Random random, Color colour) {
    float x = random.nextInt(Cover.WIDTH);
    float y = random.nextInt(Cover.HEIGHT);
    float radius = 380 + random.nextInt(260);
    brush.fill(
        ALL,
        new RadialGradientPaint(
            x,
            y,
            radius,
            new float[] {0, 1},
            new Color[] {Palette.clear(colour, 0.42), Palette.clear(colour, 0)}));
  }

  private static void dots(Brush brush) {
    Color colour = Palette.clear(brush.palette().paper(), 0.10);
    for (int x = 40; x < Cover.WIDTH; x += 56) {
      for (int y = 40; y < Cover.HEIGHT; y += 56) {
        brush.dot(x, y, 4, colour);
      }
    }
  }

  private static void rings(Brush brush, Random random) {
    double x = random.nextBoolean() ? 120 : Cover.WIDTH - 120;
    for (int ring = 1; ring <= 12; ring++) {
      brush.ring(x, Cover.HEIGHT, ring * 90, 26, Palette.clear(brush.palette().paper(), 0.035));
    }
  }

  private static void waves(Brush brush, Random random) {
    double phase = random.nextDouble() * Math.PI;
    for (int wave = 0; wave < 4; wave++) {
      Path2D path = new Path2D.Double();
      double top = 430 + wave * 95;
      path.moveTo(0, Cover.HEIGHT);
      for (int x = 0; x <= Cover.WIDTH; x += 8) {
        path.lineTo(x, top + 55 * Math.sin(phase + wave * 0.9 + x / 210.0));
      }
      path.lineTo(Cover.WIDTH, Cover.HEIGHT);
      path.closePath();
      brush.fill(path, Palette.clear(brush.palette().deep(), 0.20));
    }
  }

  private static void rays(Brush brush, Random random) {
    double turn = random.nextInt(30);
    for (int ray = 0; ray < 9; ray++) {
      double x = -500 + ray * 230 + turn;
      Path2D path = new Path2D.Double();
      path.moveTo(x, Cover.HEIGHT);
      path.lineTo(x + 110, Cover.HEIGHT);
      path.lineTo(x + 110 + 560, 0);
      path.lineTo(x + 560, 0);
      path.closePath();
      brush.fill(path, Palette.clear(brush.palette().paper(), 0.045));
    }
  }
}
