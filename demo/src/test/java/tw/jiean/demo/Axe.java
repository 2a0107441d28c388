package tw.jiean.demo;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** What makes a page unusable for somebody, as far as a program can tell. */
final class Axe {

  private Axe() {}

  /**
   * For the page that is shown. The pages have no frames, so what the legacy mode cannot see is not
   * there; of what is right only a count is reported, which takes far less time.
   */
  static AxeBuilder on(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).setLegacyMode(true);
  }
}
