package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class ErrorPagesIT {

  @LocalServerPort private int port;
  private Visitor visitor;

  @BeforeEach
  void comeIn() {
    visitor = new Visitor(port);
  }

  @Test
  void peopleGetAPageInTheirLanguageWithACode() {
    HttpResponse<String> chinese = visitor.get("/nothing/", "Accept", "text/html");
    HttpResponse<String> english =
        visitor.get("/nothing/", "Accept", "text/html,*/*;q=0.8", "Cookie", "language=en");

    assertThat(chinese.statusCode()).isEqualTo(404);
    assertThat(chinese.body())
        .contains("找不到這個頁面", "lang=\"zh-TW\"", "測試環境")
        .containsPattern("<code[^>]*>[0-9a-f]{8}</code>");
    assertThat(english.body()).contains("There is no such page", "lang=\"en\"");
  }

  @Test
  void programsGetASentenceAsJson() {
    HttpResponse<String> answer = visitor.get("/nothing/", "Accept", "application/json");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"error\":\"Not Found.\"}");
  }

  @Test
  void whoeverAcceptsAnythingGetsThePage() {
    assertThat(visitor.get("/nothing/", "Accept", "*/*").body()).contains("找不到這個頁面");
    assertThat(visitor.get("/nothing/", "Accept", "not a type").body()).contains("找不到這個頁面");
  }

  @Test
  void wrongMethodIsSaidWithTheRightOnesAndBeforeTheToken() {
    HttpResponse<String> page = visitor.send("PUT", "/signup/", "Accept", "text/html");
    HttpResponse<String> json = visitor.send("DELETE", "/signup/", "Accept", "application/json");

    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    assertThat(page.body()).contains("這個網址不能直接開啟");
    assertThat(json.statusCode()).isEqualTo(405);
    assertThat(json.body()).isEqualTo("{\"error\":\"Invalid request method.\"}");
  }

  @Test
  void missingTokenIsExplained() {
    HttpResponse<String> page = visitor.post("/signup/", Map.of("email", "a@example.com"));

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body()).contains("頁面已經過期");
  }

  @Test
  void whatWasWrittenIntoAFormThatCameTooLateCanBeCopied() {
    String bio = "我做標誌十年了。\n<script>\"&' 第二段";
    HttpResponse<String> page =
        visitor.post(
            "/account/",
            Map.of(
                "bio", bio,
                "note", "two words",
                "password", "correct horse battery",
                "payee_name", "林測試",
                "number", "4000 2211 1111 1111",
                "_csrf", "stale token"),
            "Sec-Fetch-Site",
            "same-origin");

    assertThat(page.statusCode()).isEqualTo(403);
    assertThat(page.body())
        .contains(
            "頁面已經過期",
            "readonly",
            ">我做標誌十年了。\n&lt;script&gt;\"&amp;' 第二段</textarea>",
            ">two words</textarea>",
            "href=\"/login/\" target=\"_blank\"")
        .doesNotContain("correct horse", "林測試", "4000 2211", "stale token");
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
  }

  /** Or it could speak to people in our name. */
  @Test
  void whatAnotherSitesFormSendsIsNotShown() {
    Map<String, String> form = Map.of("bio", "請致電這個號碼領獎");

    assertThat(visitor.post("/account/", form, "Sec-Fetch-Site", "cross-site").body())
        .doesNotContain("領獎", "textarea");
    assertThat(visitor.post("/account/", form).body()).doesNotContain("領獎", "textarea");
  }

  @Test
  void textThatIsMuchTooLongIsCut() {
    String letters = "a b ".repeat(2_600);

    String page =
        visitor.post("/account/", Map.of("bio", letters), "Sec-Fetch-Site", "same-origin").body();

    assertThat(page).contains("a b ".repeat(2_499) + "a b…</textarea>");
  }

  @Test
  void tooMuchInAFormIs413() {
    HttpResponse<String> page =
        visitor.post("/signup/", Map.of("email", "x".repeat(70_000)), "Accept", "text/html");

    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.body()).contains("檔案或內容太大");
  }

  @Test
  void errorPageItselfIsNoPage() {
    assertThat(visitor.get("/error").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingOfTheFailureGetsOut() {
    HttpResponse<String> page = visitor.get("/services/99999999999999999999999999/");

    assertThat(page.statusCode()).isBetween(400, 404);
    assertThat(page.body()).doesNotContain("Exception", "at tw.jiean", "NumberFormat");
  }
}
