package tw.jiean.demo;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How somebody looks at pages.
 *
 * @param language {@code zh-TW} or {@code en}
 * @param width of the window, in CSS pixels
 * @param colours what the device prefers
 */
record Look(String language, int width, ColorScheme colours) {

  /** Whether every way of looking is tried, as the profile nightly does; else two of four. */
  static final boolean ALL = Integer.getInteger("jiean.proof.scale", 1) == 100;

  static final Look DESK = new Look("zh-TW", Visitor.WIDTH, ColorScheme.LIGHT);

  /** On one of the smallest phones in use. */
  static final Look PHONE = new Look("zh-TW", 360, ColorScheme.LIGHT);

  /** In English, on a device that is set to dark colours. */
  static final Look ENGLISH_NIGHT = new Look("en", Visitor.WIDTH, ColorScheme.DARK);
}
