package tw.jiean.demo;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
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
  void takesAPictureOfEveryPage(Visitor guest, Visitor buyer, Visitor seller, Visitor operator) {
    Gallery gallery = new Gallery(guest, buyer, seller, operator);
    for (Screen screen : Screen.values()) {
      for (int width : new int[] {360, 1280}) {
        Page page = gallery.show(screen, "zh-TW", width).page();
        take(page, screen + "-" + width, true);
      }
    }
    Page home = gallery.show(Screen.HOME, "zh-TW", Visitor.WIDTH).page();
    take(home, "home", false);
    take(gallery.show(Screen.SERVICE, "zh-TW", Visitor.WIDTH).page(), "service", false);
    Choice choice = new Choice(gallery.show(Screen.CHOICE, "zh-TW", Visitor.WIDTH));
    choice.method("credit_card").handOver();
    take(buyer.page(), "cashier", false);
    buyer.looksThrough("zh-TW", 360);
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
