package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Buyer and seller talk on the page of their order. */
@BrowserTest
class MessagesIT {

  /** Who offers {@link Visitor#SERVICE}. */
  private static final String PROOFREADER = "yuting@example.com";

  private static final FilePayload SKETCH =
      new FilePayload("草圖.pdf", "application/pdf", "%PDF-1.7\n%%EOF\n".getBytes(UTF_8));

  @Test
  void whatOneSendsAppearsAtTheOtherWithoutAReload(Visitor buyer, Visitor seller) {
    List<String> complaints = new ArrayList<>();
    buyer.page().onConsoleMessage(message -> complaints.add(message.text()));
    String order = paid(buyer);
    buyer.open(order);
    seller.signIn(PROOFREADER).open(order);
    seller.page().evaluate("document.getElementById('messages').dataset.stays = 'yes'");

    write(buyer, "想要簡單一點的版本");
    buyer.main().locator("summary", new Locator.LocatorOptions().setHasText("附上檔案")).click();
    buyer.page().setInputFiles("#files", SKETCH);
    buyer.button("送出訊息").click();

    assertThat(log(buyer)).containsText("想要簡單一點的版本");
    assertThat(buyer.page().locator("#message_text")).hasValue("");
    assertThat(log(seller)).containsText("想要簡單一點的版本");
    assertThat(log(seller)).containsText("草圖.pdf");
    assertThat(seller.page().locator("#messages")).hasAttribute("data-stays", "yes");

    write(seller, "好，明天給你");
    seller.page().keyboard().press("Tab"); // to the files
    seller.page().keyboard().press("Tab"); // to the button
    seller.page().keyboard().press("Enter");
    assertThat(log(buyer)).containsText("好，明天給你");
    assertThat(seller.page().locator("#message_send")).isFocused();
    assertThat(complaints).isEmpty();
  }

  @Test
  void theSameWorksWithoutScript(Visitor buyer, @Device(script = false) Visitor seller) {
    String order = paid(buyer);
    seller.signIn(PROOFREADER).open(order);

    write(seller, "請問什麼時候要？");
    seller.button("送出訊息").click();

    assertThat(log(seller)).containsText("請問什麼時候要？");
    write(buyer.open(order), "下週三以前");
    buyer.button("送出訊息").click();
    assertThat(log(buyer)).containsText("下週三以前");
    seller.link("重新載入訊息").click();
    assertThat(log(seller)).containsText("下週三以前");
  }

  @Test
  void aRefusalSaysWhyAndKeepsTheText(Visitor buyer) {
    buyer.open(paid(buyer));
    write(buyer, "網頁在這裡");
    buyer.main().locator("summary", new Locator.LocatorOptions().setHasText("附上檔案")).click();
    buyer
        .page()
        .setInputFiles(
            "#files",
            new FilePayload("index.html", "text/html", "<!DOCTYPE html>".getBytes(UTF_8)));
    buyer.button("送出訊息").click();

    assertThat(buyer.page().locator("#files-error")).containsText("index.html");
    assertThat(buyer.page().locator("#message_text")).hasValue("網頁在這裡");
  }

  @Test
  void newMessagesAreCountedInTheMenuAndOnTheOrder(Visitor buyer, Visitor seller) {
    String order = paid(buyer);
    write(buyer.open(order), "你好");
    buyer.button("送出訊息").click();
    assertThat(log(buyer)).containsText("你好");

    seller.signIn(PROOFREADER).open("/orders/?as=seller");
    assertThat(seller.page().locator("header .badge").first()).isVisible();
    Locator row =
        seller
            .main()
            .locator(
                "li",
                new Locator.LocatorOptions()
                    .setHas(seller.page().locator("a[href='" + order + "']")));
    assertThat(row.locator(".badge-error")).containsText("1 則未讀訊息");
    seller.open(order).open("/orders/?as=seller");
    assertThat(row.locator(".badge-error")).hasCount(0);
  }

  /** Address of an order that the demo's buyer has paid. */
  private static String paid(Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver().payByCard();
    buyer.arrivesAt("/order/successful/");
    return "/orders/" + buyer.orderNumber() + "/";
  }

  private static void write(Visitor visitor, String text) {
    visitor.page().fill("#message_text", text);
  }

  private static Locator log(Visitor visitor) {
    return visitor.page().locator("#messages [role=log]");
  }
}
