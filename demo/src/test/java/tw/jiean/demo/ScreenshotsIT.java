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
 * demo/target/screenshots}, those of {@code docs/images} among them.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "jiean.screenshots", matches = "true")
class ScreenshotsIT {

  private static final Path FOLDER = Path.of("target", "screenshots");

  /** What README and {@code docs/design.md} show, beside the cashier: a window full of each. */
  private static final List<Shown> SHOWN =
      List.of(
          new Shown("home", Screen.HOME, Look.DESK),
          new Shown("home-night", Screen.HOME, Look.ENGLISH_NIGHT),
          new Shown("service", Screen.SERVICE, Look.DESK),
          new Shown("choice", Screen.CHOICE, Look.DESK),
          new Shown("barcodes", Screen.WAITING_BARCODES, Look.PHONE),
          new Shown("delivered", Screen.DELIVERED_ORDER, Look.DESK),
          new Shown("deliver", Screen.ORDER_TO_DELIVER, Look.PHONE),
          new Shown("messages", Screen.MESSAGES, Look.DESK),
          new Shown("listing", Screen.LISTING_EDIT, Look.DESK),
          new Shown("income", Screen.INCOME, Look.DESK),
          new Shown("payment", Screen.ADMIN_PAYMENT, Look.DESK));

  private record Shown(String name, Screen screen, Look look) {}

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
    for (Shown shown : SHOWN) {
      take(gallery.show(shown.screen(), shown.look()).page(), shown.name(), false);
    }
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
