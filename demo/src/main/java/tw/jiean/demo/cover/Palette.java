package tw.jiean.demo.cover;

import java.awt.Color;
import java.util.List;
import java.util.Random;

/**
 * Five colours that go together.
 *
 * @param deep the dark side of the backdrop
 * @param base the bright side of the backdrop
 * @param accent what the eye should find first
 * @param second the accent's companion
 * @param paper the light surface that scenes are built of
 */
record Palette(Color deep, Color base, Color accent, Color second, Color paper) {

  private static final List<Palette> ALL =
      List.of(
          of(0x0f3d3e, 0x1f7a74, 0xf4b942, 0xe8745a, 0xfdf8ee),
          of(0x1d2b53, 0x3d5a98, 0xff8a5b, 0xffd166, 0xf7f9fc),
          of(0x4a1942, 0x893168, 0xf7b267, 0x7fc8a9, 0xfdf4f5),
          of(0x23395b, 0x4f7cac, 0x8fd5a6, 0xf2cc8f, 0xf6fbff),
          of(0x5c2e1f, 0xc8553d, 0xf2e3bc, 0x588b8b, 0xfffaf2),
          of(0x143642, 0x0f8b8d, 0xec9a29, 0xf28482, 0xf5fbfa),
          of(0x2b2d42, 0x5c6784, 0xef476f, 0x06d6a0, 0xf8f9fb),
          of(0x3b2f63, 0x7159a6, 0xffb4a2, 0x8ecae6, 0xfbf8ff),
          of(0x2d4739, 0x6a994e, 0xf2a65a, 0xbc4749, 0xfbfaf0),
          of(0x6b2737, 0xd1495b, 0xedae49, 0x66a182, 0xfff8f5),
          of(0x0b3954, 0x2a7f9e, 0xff6663, 0xbfd7ea, 0xf6fbfd),
          of(0x403d39, 0x8a7f72, 0xeb5e28, 0x2a9d8f, 0xfffcf2));

  static Palette pick(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** A colour between two; 0 is the first, 1 the second. */
  static Color mix(Color first, Color second, double share) {
    return new Color(
        channel(first.getRed(), second.getRed(), share),
        channel(first.getGreen(), second.getGreen(), share),
        channel(first.getBlue(), second.getBlue(), share));
  }

  /** The colour, {@code opacity} from 0 (unseen) to 1. */
  static Color clear(Color color, double opacity) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * opacity));
  }

  private static int channel(int first, int second, double share) {
    return (int) Math.round(first + (second - first) * share);
  }

  private static Palette of(int deep, int base, int accent, int second, int paper) {
    return new Palette(
        new Color(deep), new Color(base), new Color(accent), new Color(second), new Color(paper));
  }
}
