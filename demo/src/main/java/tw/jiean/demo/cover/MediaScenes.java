package tw.jiean.demo.cover;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Random;

/** Film, sound and photographs. */
final class MediaScenes {

  private MediaScenes() {}

  static void video(Brush brush, Random random) {
    Palette palette = brush.palette();
    Color night = Palette.mix(palette.deep(), Color.BLACK, 0.5);
    brush.sheet(230, 90, 820, 430, 30, night);
    RoundRectangle2D frame = new RoundRectangle2D.Double(254, 114, 772, 382, 16, 16);
    brush.fill(frame, new GradientPaint(254, 114, palette.second(), 1026, 496, palette.accent()));
    brush.inside(
        frame,
        () -> {
          brush.dot(340 + random.nextInt(560), 250, 96, Palette.clear(palette.paper(), 0.55));
          for (int i = 0; i < 3; i++) {
            Path2D ridge = new Path2D.Double();
            ridge.moveTo(240, 510);
            for (int x = 240; x <= 1040; x += 100) {
              ridge.lineTo(x, 400 + i * 34 - random.nextInt(90));
            }
            ridge.lineTo(1040, 510);
            ridge.closePath();
            brush.fill(
                ridge, Palette.clear(Palette.mix(palette.base(), palette.deep(), i / 2.0), 0.75));
          }
        });
    brush.raised(Brush.circle(640, 305, 74), palette.paper());
    Path2D play = new Path2D.Double();
    play.moveTo(618, 266);
    play.lineTo(676, 305);
    play.lineTo(618, 344);
    play.closePath();
    brush.fill(play, palette.deep());
    brush.stroke(play, 8, palette.deep());
    timeline(brush, random);
  }

  private static void timeline(Brush brush, Random random) {
    Palette palette = brush.palette();
    brush.sheet(230, 556, 820, 160, 26, palette.paper());
    Color[] colours = {palette.base(), palette.accent(), palette.second()};
    for (int track = 0; track < 3; track++) {
      double x = 256;
      while (x < 990) {
        double width = Math.min(60.0 + random.nextInt(170), 1024 - x);
        brush.bar(x, 580 + track * 40, width, 30, 12, colours[random.nextInt(3)]);
        x += width + 8 + random.nextInt(30);
      }
    }
    double head = 420 + random.nextInt(420);
    brush.line(head, 566, head, 708, 6, palette.deep());
    brush.dot(head, 566, 13, palette.deep());
  }

  static void audio(Brush brush, Random random) {
    Palette palette = brush.palette();
    Color night = Palette.mix(palette.deep(), Color.BLACK, 0.6);
    brush.raised(Brush.circle(860, 380, 230), night);
    for (int groove = 100; groove < 225; groove += 14) {
      brush.ring(860, 380, groove, 2, Palette.clear(palette.paper(), 0.13));
    }
    brush.dot(860, 380, 82, palette.accent());
    brush.dot(860, 380, 14, palette.paper());
    brush.sheet(190, 180, 560, 400, 36, palette.paper());
    double phase = random.nextDouble() * 6;
    for (int i = 0; i < 22; i++) {
      double height =
          36 + 190 * Math.abs(Math.sin(phase + i * 0.42)) * (0.55 + random.nextDouble() * 0.45);
      Color colour =
          i % 5 == 2 ? palette.accent() : Palette.mix(palette.base(), palette.second(), i / 21.0);
      brush.bar(230 + i * 22, 350 - height / 2, 13, height, 13, colour);
    }
    brush.bar(230, 510, 480, 10, 10, Palette.clear(palette.deep(), 0.15));
    double played = 120.0 + random.nextInt(260);
    brush.bar(230, 510, played, 10, 10, palette.accent());
    brush.raised(Brush.circle(230 + played, 515, 17), palette.paper());
  }

  static void photo(Brush brush, Random random) {
    Palette palette = brush.palette();
    Color night = Palette.mix(palette.deep(), Color.BLACK, 0.55);
    double x = 640;
    double y = 400;
    brush.sheet(240, 190, 800, 440, 70, palette.paper());
    brush.sheet(330, 140, 190, 90, 34, palette.paper());
    brush.bar(240, 300, 800, 90, 0, Palette.clear(palette.base(), 0.22));
    brush.dot(948, 256, 28, palette.accent());
    brush.raised(Brush.circle(x, y, 220), night);
    brush.ring(x, y, 204, 8, Palette.clear(palette.paper(), 0.35));
    brush.fill(
        Brush.circle(x, y, 168),
        new GradientPaint(520, 280, palette.second(), 760, 520, palette.base()));
    int blades = 6 + random.nextInt(3);
    double turn = random.nextInt(60);
    for (int i = 0; i < blades; i++) {
      brush.turned(
          turn + i * 360.0 / blades,
          x,
          y,
          () -> {
            Path2D blade = new Path2D.Double();
            blade.moveTo(x - 40, y - 74);
            blade.lineTo(x + 150, y - 74);
            blade.lineTo(x + 88, y - 140);
            blade.lineTo(x, y - 166);
            blade.closePath();
            brush.fill(blade, Palette.clear(night, 0.55));
            brush.stroke(blade, 2, Palette.clear(palette.paper(), 0.25));
          });
    }
    brush.dot(x - 70, y - 80, 30, Palette.clear(Color.WHITE, 0.55));
    brush.dot(x + 74, y + 84, 14, Palette.clear(Color.WHITE, 0.35));
  }
}
