package tw.jiean.demo;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tw.jiean.demo.Gallery.Screen;

/**
 * Pictures of every page, to be looked at: {@code -Djiean.screenshots=true} puts them under {@code
 * demo/target/screenshots}, those of the README among them.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "jiean.screenshots", matches = "true")
class ScreenshotsIT {

  private static final Path FOLDER = Path.of("target", "screenshots");

  @Test
  void takesAPictureOfEveryPage(
      Visitor guest, Visitor buyer, Visitor seller, Visitor worker, Visitor operator) {
    Gallery gallery = new Gallery(guest, buyer, seller, worker, operator);
    for (Screen screen : Screen.values()) {
      for (Look look : List.of(Look.PHONE, Look.DESK, Look.ENGLISH_NIGHT)) {
        String name = "%s-%s-%d".formatted(screen, look.language(), look.width());
        take(gallery.show(screen, look).page(), name, true);
      }
    }
    take(gallery.show(Screen.HOME, Look.DESK).page(), "home", false);
    take(gallery.show(Screen.SERVICE, Look.DESK).page(), "service", false);
    new Choice(gallery.show(Screen.CHOICE, Look.DESK)).method("credit_card").handOver();
    take(buyer.page(), "cashier", false);
    buyer.look(Look.PHONE);
    take(buyer.page(), "cashier-360", true);
  }

  private static void take(Page page, String name, boolean whole) {
    // Pictures further down come when somebody scrolls to them; here nobody does.
    page.evaluate(
        "Promise.all([...document.images].map(picture => {"
            + " picture.loading = 'eager'; return picture.decode().catch(() => {}); }))");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(whole)
            .setPath(FOLDER.resolve(name.toLowerCase(Locale.ROOT) + ".png")));
  }
}
