package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.wire.Form;

class ConsoleIT extends SandboxTestBase {

  @Test
  void listsTradesAndTestCards() {
    Form order = orders.card();
    browser.open(order);

    assertThat(browser.get("/").body())
        .contains(TestOrders.number(order), "NT$1,200", "等待付款", "4311 9522 2222 2222", "1234");
    assertThat(browser.get("/?q=" + TestOrders.number(order)).body()).contains("/trades/1");
    assertThat(browser.get("/?q=nothing").body()).contains("還沒有符合的交易");
    assertThat(browser.get("/?lang=en").body()).contains("Sandbox console", "no real money");
  }

  @Test
  void showsATradesFieldsAndItsNotificationsWithTheAnswers() {
    shop.answers(200, "<b>OK</b>");
    Form order = orders.card();
    browser.open(order);
    control.pay(TestOrders.number(order));

    assertThat(browser.get("/trades/1").body())
        .contains("接案平台訂單", "ReturnURL", "HTTP 200", "&lt;b&gt;OK&lt;/b&gt;", "下次重送")
        .contains(order.text("CheckMacValue"));
  }

  @Test
  void paysIssuesFailsExpiresAndSendsAgain() {
    for (int i = 0; i < 4; i++) {
      browser.open(orders.by("ATM"));
    }

    assertThat(browser.step("/trades/1/issue")).contains("已取號", "虛擬帳號");
    assertThat(browser.step("/trades/1/pay")).contains("已付款");
    assertThat(browser.step("/trades/2/fail")).contains("失敗", "10100058");
    assertThat(browser.step("/trades/3/expire")).contains("已逾期");
    assertThat(browser.step("/trades/4/simulate")).contains("曾模擬付款");
    assertThat(browser.step("/trades/4/resend")).contains("發送次序 2");
  }

  @Test
  void saysSoWhenACommandCameTooLate() {
    Form order = orders.card();
    browser.open(order);
    control.pay(TestOrders.number(order));

    HttpResponse<String> response = browser.post("/trades/1/pay", Form.of());

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(response.body()).contains("目前的狀態不能這樣做");
  }

  @Test
  void leadsBackFromAPageThatDoesNotExist() {
    for (String path : new String[] {"/trades/99", "/trades/x", "/nothing"}) {
      HttpResponse<String> response = browser.get(path);
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.body()).contains("回到沙盒控制台");
    }
  }

  @Test
  void bringsItsStyleAndScriptsFromFiles() {
    assertThat(browser.get("/assets/sandbox.css").headers().firstValue("Content-Type"))
        .contains("text/css; charset=utf-8");
    assertThat(browser.get("/assets/return.js").body()).contains("return_form");
    assertThat(browser.get("/").body()).doesNotContain("style=", "<script>", "onclick");
  }
}
