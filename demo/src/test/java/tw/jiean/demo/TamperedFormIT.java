package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * S3 of the security goals, in a real browser: a buyer who edits the form for ECPay gets nowhere.
 */
@BrowserTest
class TamperedFormIT {

  private static final int FEWEST_FIELDS = 12;

  /** Values that would be worth something; other fields get another character at their end. */
  private static final Map<String, String> WORTHWHILE =
      Map.of(
          "TotalAmount", "1",
          "ReturnURL", "https://evil.example/return/",
          "OrderResultURL", "https://evil.example/result/",
          "ClientBackURL", "https://evil.example/",
          "MerchantID", "2000132",
          "ChoosePayment", "ATM",
          "CheckMacValue", "0".repeat(64));

  @Test
  void ecpayRefusesTheFormWhicheverOfItsFieldsWasEdited(
      DemoServer server, @Device(script = false) Visitor buyer) {
    buyer.signIn(Visitor.BUYER);
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").next().click();
    Locator form = buyer.page().locator("#ecpay_form");
    form.evaluate("form => form.target = '_blank'");
    int trades = server.sandbox().trades().size();

    List<String> fields = names(form);
    assertThat(fields).hasSizeGreaterThanOrEqualTo(FEWEST_FIELDS);
    for (String name : fields) {
      Locator field = form.locator("input[name=" + name + "]");
      String right = field.inputValue();
      edit(field, WORTHWHILE.getOrDefault(name, right + "1"));

      Page answer = submit(buyer, form);
      assertThat(answer.url()).as(name).endsWith("/Cashier/AioCheckOut/V5");
      assertThat(answer.locator("main"))
          .containsText(name.equals("MerchantID") ? "10100251" : "10200073");
      answer.close();
      edit(field, right);
    }
    assertThat(server.sandbox().trades()).hasSize(trades);

    Page cashier = submit(buyer, form);
    assertThat(cashier.url()).startsWith(server.cashier("/cashier/").toString());
    assertThat(cashier.locator(".amount")).containsText("NT$450");
    assertThat(server.sandbox().trades()).hasSize(trades + 1);
  }

  private static List<String> names(Locator form) {
    return form.locator("input[type=hidden]").all().stream()
        .map(field -> field.getAttribute("name"))
        .toList();
  }

  private static void edit(Locator field, String value) {
    field.evaluate("(field, value) => field.value = value", value);
  }

  private static Page submit(Visitor buyer, Locator form) {
    Page answer = buyer.page().waitForPopup(() -> form.locator("button").click());
    answer.waitForLoadState();
    return answer;
  }
}
