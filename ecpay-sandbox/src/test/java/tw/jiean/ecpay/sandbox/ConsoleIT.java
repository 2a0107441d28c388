package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults.FaultView;
import tw.jiean.ecpay.sandbox.page.Pages;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

class ConsoleIT extends SandboxTestBase {

  private final Answers answers = new Answers(browser, clock);

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
        .contains("3c 62 3e 4f 4b", "內容不是 1|OK", "若一直沒有收到")
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
  void listsByStateAndPageByPage() {
    for (int i = 0; i < 27; i++) {
      browser.open(orders.card());
    }
    browser.step("/trades/1/pay");

    assertThat(browser.get("/").body()).contains("第 1 頁，共 2 頁", "/?page&#x3D;2", "/trades/27\"");
    assertThat(browser.get("/?page=2").body())
        .contains("第 2 頁", "/trades/1\"")
        .doesNotContain("/trades/27\"");
    assertThat(browser.get("/?state=paid").body())
        .contains("/trades/1\"")
        .doesNotContain("/trades/2\"");
    assertThat(browser.get("/?state=created&page=9").body()).contains("第 2 頁", "/trades/2\"");
  }

  @Test
  void tellsAStoryInWordsAndInAPicture() {
    shop.answers(500, "");
    Form order = orders.by("ATM");
    browser.open(order);
    browser.step("/trades/1/issue");
    control.advance(Duration.ofSeconds(1));
    shop.answers(200, "1|OK");
    browser.step("/trades/1/pay");
    control.advance(Duration.ofSeconds(1));
    browser.post("/Cashier/QueryTradeInfo/V5", answers.query(TestOrders.number(order)));

    String page = browser.get("/trades/1").body();

    assertThat(page)
        .containsSubsequence("<svg role=\"img\"", "PaymentInfoURL #1", "HTTP 500", "ReturnURL #1")
        .containsSubsequence(
            "買家的瀏覽器把商店的訂單送到收銀台",
            "ECPay 把繳費資訊交給買家",
            "ECPay 通知商店 PaymentInfoURL，第 1 次",
            "商店回應 HTTP 500",
            "買家付款成功",
            "ECPay 通知商店 ReturnURL，第 1 次",
            "商店回應 1|OK",
            "商店呼叫 QueryTradeInfo/V5",
            "ECPay 回答 TradeStatus&#x3D;1");
  }

  @Test
  void showsWhyAnOrderWasRefused() {
    Form order = orders.unsigned("Credit").with("CheckMacValue", "0".repeat(64));
    browser.post("/Cashier/AioCheckOut/V5", order);

    assertThat(browser.get("/").body()).contains("1 筆訂單被收銀台拒絕");
    assertThat(browser.get("/requests?only=refused").body())
        .contains("10200073", "/requests/1\"", TestOrders.number(order));
    String right = TestOrders.signed(orders.unsigned("Credit")).text("CheckMacValue");
    assertThat(browser.get("/requests/1").body())
        .contains("檢查碼錯誤", "<mark>0000", "逐步計算", "接案平台訂單")
        .doesNotContain(right);
    assertThat(browser.post("/requests/1/compare", Form.of("text", "hashkey=wrong")).body())
        .contains("<mark>=wrong</mark>".replace("=", "&#x3D;"), "<mark class=\"good\">%3d");
  }

  @Test
  void showsWhatAShopAskedInVain() {
    browser.post("/Cashier/QueryTradeInfo/V5", answers.query("NOSUCHTRADE"));
    browser.post("/Cashier/NoSuchOperation", answers.query("NOSUCHTRADE"));
    control.misbehave(Fault.HTTP_500, 1);
    browser.post("/Cashier/QueryTradeInfo/V5", answers.query("NOSUCHTRADE"));

    assertThat(browser.get("/requests").body())
        .contains("TradeStatus&#x3D;10200047", "NoSuchOperation", "HTTP 404", "HTTP 500");
  }

  @Test
  void failsWithTheCodeThatIsChosenAndRefusesOneThatIsNone() {
    browser.open(orders.card());
    browser.open(orders.card());

    assertThat(browser.step("/trades/1/fail", "rtnCode", "10800001")).contains("10800001", "風險控管");
    assertThat(browser.step("/trades/2/fail", "otherCode", "1")).contains("這個代碼不是失敗代碼");
    assertThat(browser.step("/trades/2/fail", "rtnCode", "", "otherCode", "10300024"))
        .contains("10300024");
  }

  @Test
  void capturesRefundsAndAbandons() {
    Form order = orders.card();
    browser.open(order);
    browser.step("/trades/1/pay");
    String tradeNo = control.trade(TestOrders.number(order)).tradeNo();

    String pending =
        browser.step("/trades/1/card", "tradeNo", tradeNo, "action", "C", "amount", "1200");
    assertThat(pending).contains("要關帳", "取消關帳（E）", "退刷（R）");
    assertThat(browser.step("/trades/1/card", "tradeNo", tradeNo, "action", "R", "amount", "200"))
        .contains("NT$200");
    assertThat(browser.step("/trades/1/card", "tradeNo", tradeNo, "action", "R", "amount", "9999"))
        .contains("99201004", "金額錯誤");
    control.advance(Duration.ofDays(2));
    assertThat(browser.get("/trades/1").body())
        .contains("已關帳", "對帳資料", "−NT$200", "關帳 NT$1,200", "退款入帳 NT$200");

    browser.open(orders.card());
    browser.step("/trades/2/pay");
    String second = browser.get("/trades/2").body();
    String otherNo = second.replaceAll("(?s).*name=\"tradeNo\" value=\"([0-9]+)\".*", "$1");
    assertThat(browser.step("/trades/2/card", "tradeNo", otherNo, "action", "N", "amount", "1200"))
        .contains("已放棄");
  }

  @Test
  void letsTheBankRefuseThePeriodicCard() {
    browser.open(orders.periodic("M", 1, 3));
    browser.step("/trades/1/pay");

    assertThat(browser.get("/trades/1").body()).contains("定期定額", "1 / 3", "讓銀行拒絕這張卡");
    assertThat(browser.step("/trades/1/plan", "declines", "true")).contains("讓銀行再接受這張卡");
    control.advance(Duration.ofDays(32));
    assertThat(browser.get("/trades/1").body()).contains("定期扣款失敗 NT$1,200");
  }

  @Test
  void switchesFaultsOnAndOff() {
    assertThat(browser.get("/faults?trade=T1").body())
        .contains("value=\"T1\"", "do-action-done-unanswered", "盲目重試，退款兩次");

    assertThat(browser.step("/faults", "fault", "wrong-amount", "trade", "T1", "often", "once"))
        .contains("還有 1 次", "1 個異常作用中");
    browser.step("/faults", "fault", "http-500", "trade", "", "often", "times", "times", "4");
    browser.step("/faults", "fault", "slow-answer", "trade", "", "often", "always");
    assertThat(control.faults())
        .extracting(FaultView::name, FaultView::merchantTradeNo, FaultView::timesLeft)
        .containsExactly(
            tuple("wrong-amount", "T1", 1),
            tuple("http-500", null, 4),
            tuple("slow-answer", null, null));

    browser.step("/faults/clear", "fault", "http-500");
    assertThat(control.faults()).hasSize(2);
    assertThat(browser.step("/faults/clear")).contains("沙盒表現正常");
    assertThat(control.faults()).isEmpty();
    assertThat(browser.post("/faults", Form.of("often", "once")).statusCode()).isEqualTo(422);
    assertThat(browser.post("/faults", Form.of("fault", "http-500", "often", "times")).body())
        .contains("次數請填 1 以上的整數");
    assertThat(browser.post("/faults", Form.of("fault", "http-500", "trade", "a b")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void tellsARefusedQueryOfACardAsRefused() {
    Form order = orders.card();
    browser.open(order);
    control.pay(TestOrders.number(order));
    browser.post(
        "/CreditDetail/QueryTrade/V2",
        TestOrders.signed(
            Form.of(
                "MerchantID", "3002607",
                "MerchantTradeNo", TestOrders.number(order),
                "CreditRefundId", "1",
                "CreditAmount", "1200",
                "CreditCheckCode", "0")));

    assertThat(Browser.unescaped(browser.get("/requests").body()))
        .contains("<span class=\"wrong-text\">RtnMsg=error");
    assertThat(Browser.unescaped(browser.get("/trades/1").body())).contains("RtnMsg=error");
  }

  @Test
  void writesWhatGoesBackWithItsSignInFront() {
    assertThat(Pages.money(-1_200)).isEqualTo("−NT$1,200");
    assertThat(Pages.money(1_200)).isEqualTo("NT$1,200");
  }

  @Test
  void movesTheClockAndSaysWhatIsDue() {
    Form order = orders.by("ATM");
    browser.open(order);
    browser.step("/trades/1/issue");
    assertThat(browser.get("/clock").body()).contains("繳費期限到期", TestOrders.number(order));
    Instant before = control.now();

    browser.step("/clock/advance", "count", "2", "unit", "hours");
    assertThat(control.now()).isEqualTo(before.plus(Duration.ofHours(2)));
    browser.step("/clock/next");
    assertThat(control.trade(TestOrders.number(order)).state()).isEqualTo("expired");
    assertThat(browser.get("/clock").body()).contains("沒有等待中的事", "比真實時間快");
    assertThat(browser.post("/clock/advance", Form.of("count", "-1")).statusCode()).isEqualTo(422);
    assertThat(browser.post("/clock/advance", Form.of("count", "9999", "unit", "days")).body())
        .contains("一次最多撥十年");
  }

  @Test
  void composesSignsAndPostsATestOrder() {
    assertThat(browser.get("/compose").body()).contains("/shop/return", "DigitalPayment");

    String page =
        browser
            .post(
                "/compose",
                Form.of(
                    "MerchantID", "3002607",
                    "MerchantTradeNo", "COMPOSED1",
                    "MerchantTradeDate", TaiwanTime.dateTime(control.now()),
                    "PaymentType", "aio",
                    "EncryptType", "1",
                    "TotalAmount", "500",
                    "TradeDesc", "試 單",
                    "ItemName", "A&B",
                    "ChoosePayment", "CVS",
                    "ReturnURL", sandbox.baseUrl() + "/shop/return",
                    "further", "StoreExpireDate=60\n\nCustomField1=x=y"))
            .body();

    assertThat(page).contains("檢查碼正確", "逐步計算", "customfield1%3dx%3dy");
    Form order = Browser.hiddenFields(page);
    assertThat(order.text("CustomField1")).isEqualTo("x=y");
    browser.open(order);
    assertThat(control.pay("COMPOSED1").state()).isEqualTo("paid");
    assertThat(control.deliveries()).allMatch(delivery -> delivery.answer().equals("1|OK"));
  }

  @Test
  void composesAWrongSignatureOnPurpose() {
    String page = browser.post("/compose", Form.of("MerchantID", "3002607", "spoil", "Y")).body();

    assertThat(page).contains("檢查碼錯誤");
    assertThat(browser.post("/Cashier/AioCheckOut/V5", Browser.hiddenFields(page)).body())
        .contains("10200073");
  }

  @Test
  void theLittleShopShowsWhatTheBrowserBrought() {
    Form result = TestOrders.signed(Form.of("MerchantID", "3002607", "RtnCode", "1"));

    assertThat(browser.post("/shop/result", result).body()).contains("檢查碼正確", "RtnCode");
    assertThat(browser.post("/shop/result", result.with("x", "1")).body()).contains("檢查碼錯誤");
  }

  @Test
  void leadsBackFromAPageThatDoesNotExist() {
    for (String path :
        new String[] {
          "/trades/99", "/trades/x", "/nothing", "/requests/9", "/requests/x", "/merchants/9"
        }) {
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
