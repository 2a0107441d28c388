package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Looking around without an account. */
@BrowserTest
class CatalogueIT {

  @Test
  void twoChineseCharactersFindSomething(Visitor guest) {
    guest.open("/");
    int all = guest.services().count();
    guest.page().fill("#q", "配音");
    guest.page().press("#q", "Enter");

    Locator found = guest.services();
    assertThat(found.first()).containsText("配音");
    assertThat(found.count()).isBetween(1, all - 1);
  }

  @Test
  void theChosenLanguageIsRemembered(Visitor guest) {
    guest.open("/");
    assertThat(guest.page().locator("html")).hasAttribute("lang", "zh-TW");
    assertThat(guest.page().locator("body")).containsText("測試環境");

    guest.link("English").click();
    assertThat(guest.page().locator("html")).hasAttribute("lang", "en");
    assertThat(guest.page().locator("body")).containsText("Test mode");
    guest.open("/login/");
    assertThat(guest.page().locator("html")).hasAttribute("lang", "en");

    guest.link("繁體中文").click();
    assertThat(guest.path()).isEqualTo("/login/");
    assertThat(guest.page().locator("html")).hasAttribute("lang", "zh-TW");
  }
}
