package tw.jiean.ecpay.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Requests that no client should send, and what they are told. */
class BrokenRequestIT extends SandboxTestBase {

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/requests", "/faults", "/clock", "/cards", "/merchants", "/compose"})
  void aPageIsShownWhateverItsQuerySays(String page) throws IOException {
    for (String query :
        new String[] {"q=%zz", "%zz=1", "page=%ff", "lang=%zz", "&&=&", "page=-1"}) {
      assertThat(answer("GET " + page + "?" + query)).as(query).startsWith("HTTP/1.1 200 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"/api/trades/, GET", "/api/trades/T1/pay/, POST", "/api/sign/, POST"})
  void aWrongMethodIsToldTheRightOnes(String path, String allowed) throws IOException {
    String answer = answer("PATCH " + path);

    assertThat(answer).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: " + allowed + "\r\n");
    assertThat(error(answer)).contains("Method Not Allowed", allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/trades/, 200, application/json",
    "/api/trades/NOSUCH/, 404, application/json",
    "/api/nosuch/, 404, application/json",
    "/trades/99, 404, text/html",
    "/, 200, text/html",
    "/Cashier/QueryTradeInfo/V5, 405, text/plain"
  })
  void aHeadIsThatOfTheAnswerToGet(String path, int status, String type) throws IOException {
    String get = answer("GET " + path);
    String head = answer("HEAD " + path);

    assertThat(head).startsWith("HTTP/1.1 " + status + " ").contains("Content-Type: " + type);
    assertThat(length(head)).isEqualTo(length(get)).isPositive();
    assertThat(head.substring(head.indexOf("\r\n\r\n") + 4)).isEmpty();
  }

  private static int length(String answer) {
    return Integer.parseInt(answer.replaceAll("(?s).*\r\nContent-Length: ([0-9]+)\r\n.*", "$1"));
  }

  @Test
  void theControlInterfaceAnswersInJsonWithoutASlashToo() throws IOException {
    assertThat(error(answer("GET /api"))).contains("/api");
  }

  @Test
  void aBodyThatIsTooLongIsToldHowLongItMayBe() {
    HttpResponse<String> answer =
        browser.post("/api/sign/", "application/json", " ".repeat(64 * 1024 + 1));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(error(answer.body())).contains("65536");
  }

  /** Java's HttpClient names no content type by itself, and ECPay then sees no field at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Cashier/QueryTradeInfo/V5",
        "/Cashier/QueryPaymentInfo",
        "/CreditDetail/DoAction",
        "/CreditDetail/QueryTrade/V2",
        "/Cashier/QueryCreditCardPeriodInfo",
        "/Cashier/CreditCardPeriodAction",
        "/PaymentMedia/TradeNoAio",
        "/CreditDetail/FundingReconDetail"
      })
  void aShopsServerIsHeardOnlyWhenItNamesAForm(String operation) throws IOException {
    String form = Form.of("MerchantID", "3002607").encoded();

    for (String type : new String[] {"application/json", "text/plain", "multipart/form-data"}) {
      HttpResponse<String> answer = browser.post(operation, type, form);
      assertThat(answer.statusCode()).as(type).isEqualTo(400);
      assertThat(answer.body()).as(type).contains("application/x-www-form-urlencoded");
    }
    assertThat(answer("POST " + operation)).startsWith("HTTP/1.1 400 ");
    for (String type :
        new String[] {
          "application/x-www-form-urlencoded", "Application/X-WWW-Form-Urlencoded; charset=UTF-8"
        }) {
      assertThat(browser.post(operation, type, form).statusCode()).as(type).isNotEqualTo(400);
    }
  }

  private static String error(String answer) {
    return JsonMapper.shared()
        .readTree(answer.substring(answer.indexOf('{')))
        .path("error")
        .asString();
  }

  /** Without a check of what is sent, which the JDK's client would make. */
  private String answer(String request) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort())) {
      String head =
          " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((request + head).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
