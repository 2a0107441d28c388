package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.oned.Code39Reader;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Buying with a bank account, store code or barcodes that are paid later and elsewhere. */
@BrowserTest
class CodePurchaseIT {

  @Test
  void anAccountIsShownAndThePageTurnsPaidOnceTheMoneyIsThere(Visitor buyer, Visitor bank) {
    String order = order(buyer, "atm");
    String trade = buyer.status(order).get("merchantTradeNo").asString();

    Map<String, String> issued = Sent.paymentInfo(buyer.server(), trade);
    assertThat(buyer.main()).containsText(issued.get("BankCode"));
    assertThat(code(buyer)).hasAttribute("data-code", issued.get("vAccount"));
    assertThat(buyer.main()).containsText("NT$450");
    assertThat(buyer.heading()).hasText("等待您繳費");
    JsonNode unpaid = buyer.status(order);
    assertThat(unpaid.get("status").asString()).isEqualTo("pending");
    assertThat(unpaid.get("paymentStatus").asString()).isEqualTo("code_issued");
    assertThat(unpaid.get("paidAt").isNull()).isTrue();

    bank.page().navigate(bank.server().cashier("/").toString());
    bank.link(trade).click();
    bank.page().locator("form[action$='/pay'] button").click();

    buyer.arrivesAt("/order/successful/"); // nobody reloads: the page looks by itself
    assertThat(buyer.heading()).hasText("付款成功");
    assertThat(buyer.status(order).get("paymentStatus").asString()).isEqualTo("paid");
  }

  @Test
  void aStoreCodeIsShownWithAmountAndDeadline(Visitor buyer) {
    String order = order(buyer, "cvs");
    String trade = buyer.status(order).get("merchantTradeNo").asString();

    Map<String, String> issued = Sent.paymentInfo(buyer.server(), trade);
    assertThat(code(buyer)).hasAttribute("data-code", issued.get("PaymentNo"));
    assertThat(code(buyer).innerText().replaceAll("\\s", "")).isEqualTo(issued.get("PaymentNo"));
    assertThat(buyer.main()).containsText("NT$450");
    assertThat(Objects.requireNonNull(issued.get("ExpireDate")))
        .startsWith(buyer.main().locator("dd time").first().innerText().substring(0, 10));
    assertThat(buyer.status(order).get("paymentStatus").asString()).isEqualTo("code_issued");
  }

  @Test
  void theThreeBarcodesCanBeReadFromTheScreenOfAPhone(@Device(width = 360) Visitor buyer)
      throws Exception {
    String order = order(buyer, "barcode");
    String trade = buyer.status(order).get("merchantTradeNo").asString();
    Map<String, String> issued = Sent.paymentInfo(buyer.server(), trade);

    Locator pictures = buyer.main().locator("img.barcode");
    assertThat(pictures).hasCount(3);
    BufferedImage screen = screenshot(buyer.page());
    assertThat(pictures.all().stream().map(picture -> decode(screen, picture.boundingBox())))
        .isEqualTo(List.of(issued.get("Barcode1"), issued.get("Barcode2"), issued.get("Barcode3")));
  }

  /** Orders, takes a code at the cashier and comes back; gives the order's number. */
  private static String order(Visitor buyer, String method) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "standard").method(method).handOver().issue();
    buyer.arrivesAt("/order/result/");
    assertThat(buyer.main()).hasAttribute("data-payment-status", "code_issued");
    return buyer.orderNumber();
  }

  private static Locator code(Visitor buyer) {
    return buyer.main().locator(".payment-code");
  }

  private static BufferedImage screenshot(Page page) throws IOException {
    byte[] png = page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static String decode(BufferedImage screen, BoundingBox place) {
    BufferedImage picture =
        screen.getSubimage(
            (int) place.x, (int) place.y, (int) Math.ceil(place.width), (int) place.height);
    var bitmap = new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
    try {
      return new Code39Reader().decode(bitmap).getText();
    } catch (NotFoundException | com.google.zxing.FormatException e) {
      return "unreadable: " + e;
    }
  }
}
