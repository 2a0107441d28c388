package tw.jiean.demo.cover;

import java.util.Random;

/** What a picture shows. */
public enum Scene {
  /** A mark with its construction lines and colour swatches. */
  BRAND,
  /** A framed landscape. */
  ILLUSTRATION,
  /** A browser window with a page. */
  WEBSITE,
  /** Two phones. */
  APP,
  /** An editor with coloured lines. */
  CODE,
  /** Written sheets and a pencil. */
  WRITING,
  /** Speech bubbles. */
  LANGUAGE,
  /** A film frame above its timeline. */
  VIDEO,
  /** A record and its sound wave. */
  AUDIO,
  /** A lens. */
  PHOTO,
  /** A chart that rises. */
  MARKETING,
  /** Boards with tasks. */
  CONSULTING;

  void paint(Brush brush, Random random) {
    switch (this) {
      case BRAND -> DesignScenes.brand(brush, random);
      case ILLUSTRATION -> DesignScenes.illustration(brush, random);
      case WEBSITE -> ScreenScenes.website(brush, random);
      case APP -> ScreenScenes.app(brush, random);
      case CODE -> ScreenScenes.code(brush, random);
      case WRITING -> PaperScenes.writing(brush, random);
      case LANGUAGE -> PaperScenes.language(brush, random);
      case VIDEO -> MediaScenes.video(brush, random);
      case AUDIO -> MediaScenes.audio(brush, random);
      case PHOTO -> MediaScenes.photo(brush, random);
      case MARKETING -> BusinessScenes.marketing(brush, random);
      case CONSULTING -> BusinessScenes.consulting(brush, random);
    }
  }
}
