package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** What buyers will see follows what a seller types. */
@BrowserTest
class LivePreviewIT {

  private static final String TITLE = "手繪商標，三天交件";

  @Test
  void theTitleThatIsTypedStandsInThePreviewAndWhatIsMissingStopsIt(Visitor seller) {
    Page page = seller.signIn(Visitor.SELLER).open("/studio/").page();
    String listing = page.getAttribute("li a[href^='/studio/listings/']", "href");
    seller.open(listing);
    String before = page.inputValue("#title");
    Locator heading = page.locator("#live h1");
    assertThat(heading).hasText(before);

    page.fill("#title", TITLE);
    assertThat(heading).hasText(TITLE);

    page.fill("[name='standard.price']", "");
    assertThat(page.locator("#live-note li")).hasCount(1);
    assertThat(heading).hasText(TITLE);
    page.fill("[name='standard.price']", "2400");
    assertThat(page.locator("#live-note li")).hasCount(0);
    assertThat(page.locator("#live")).containsText("NT$2,400");

    seller.open(listing);
    assertThat(page.locator("#title")).hasValue(before);
  }
}
