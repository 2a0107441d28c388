package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Passkeys in real Chromium, with a device that the browser pretends to have. */
@BrowserTest
class PasskeyIT {

  private static void plugInDevice(Visitor visitor) {
    plugInDevice(visitor.page().context().newCDPSession(visitor.page()));
  }

  /** What names the device afterwards. */
  private static JsonObject plugInDevice(CDPSession devtools) {
    devtools.send("WebAuthn.enable");
    JsonObject device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    device.addProperty("automaticPresenceSimulation", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", device);
    return devtools.send("WebAuthn.addVirtualAuthenticator", parameters);
  }

  private static void addPasskey(Visitor visitor) {
    visitor.open("/account/passkeys/");
    visitor.page().fill("#label", "我的手機");
    visitor.page().fill("#currentPassword", Visitor.PASSWORD);
    visitor.button("建立通行金鑰").click();
    assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText("通行金鑰已新增");
    assertThat(visitor.main()).containsText("我的手機");
  }

  private static void signOut(Visitor visitor) {
    visitor.page().context().clearCookies();
    visitor.open("/login/");
  }

  @Test
  void signsInWithoutAPasswordAndEndsWhenItIsRemoved(Visitor visitor) {
    plugInDevice(visitor);
    visitor.signUp();
    addPasskey(visitor);

    signOut(visitor);
    visitor.button("使用通行金鑰").click();
    visitor.arrivesAt("/");
    visitor.open("/account/");
    assertThat(visitor.main().locator("#displayName")).hasValue(Visitor.NEWCOMER);

    visitor.open("/account/passkeys/");
    visitor.button("移除").first().click();
    assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText("通行金鑰已移除");
    signOut(visitor);
    visitor.button("使用通行金鑰").click();
    assertThat(visitor.main()).containsText("沒有用通行金鑰登入");
  }

  @Test
  void noneIsMadeBeforeThePasswordIsRight(Visitor visitor) {
    CDPSession devtools = visitor.page().context().newCDPSession(visitor.page());
    JsonObject device = plugInDevice(devtools);
    visitor.signUp();
    visitor.open("/account/passkeys/");
    visitor.page().fill("#label", "我的手機");
    visitor.button("建立通行金鑰").click();
    assertThat(visitor.main()).containsText("請輸入目前的密碼");
    visitor.page().fill("#currentPassword", "a wrong one");
    visitor.button("建立通行金鑰").click();
    assertThat(visitor.main()).containsText("目前的密碼不正確");
    assertThat(devtools.send("WebAuthn.getCredentials", device).getAsJsonArray("credentials"))
        .isEmpty();

    visitor.page().fill("#currentPassword", Visitor.PASSWORD);
    visitor.button("建立通行金鑰").click();
    assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText("通行金鑰已新增");
    assertThat(visitor.main()).containsText("我的手機");
  }

  @Test
  void showsAgainWhoItIsAndAnothersDoesNot(Visitor visitor) {
    plugInDevice(visitor);
    visitor.signUp();
    addPasskey(visitor);

    visitor.open("/account/again/");
    visitor.button("使用通行金鑰").click();
    visitor.arrivesAt("/");

    signOut(visitor);
    visitor.signIn(Visitor.BUYER).open("/account/again/");
    visitor.button("使用通行金鑰").click();
    assertThat(visitor.main()).containsText("沒有用通行金鑰完成確認");
  }

  /** S19, as {@code OpenRedirectIT} for those who sign in by password. */
  @Test
  void leadsBackToWhereOneWantedToGoOnThisSiteOnly(Visitor visitor) {
    plugInDevice(visitor);
    visitor.signUp();
    addPasskey(visitor);

    signOut(visitor);
    visitor.open("/orders/").button("使用通行金鑰").click();
    visitor.arrivesAt("/orders/");
    for (String path :
        List.of(
            "//evil.example/orders/",
            "/%5cevil.example/orders/",
            "/orders//evil.example/..",
            "/orders/?next=//evil.example",
            "/login/?next=https://evil.example/")) {
      signOut(visitor);
      visitor.open(path).open("/login/").button("使用通行金鑰").click();
      visitor.page().waitForURL(url -> !url.contains("/login/"));
      assertThat(visitor.page().url()).as(path).startsWith(visitor.url("/"));
      assertThat(URI.create(visitor.page().url()).getPath()).as(path).doesNotStartWith("//");
    }
  }

  @Test
  void withoutScriptNothingPromisesOne(@Device(script = false) Visitor visitor) {
    visitor.open("/login/");
    assertThat(visitor.main().locator("form[data-passkey]")).isHidden();
    visitor.signIn(Visitor.BUYER).open("/account/passkeys/");
    assertThat(visitor.main().locator("form[data-passkey]")).isHidden();
    assertThat(visitor.main()).containsText("其他登入方式不受影響");
  }
}
