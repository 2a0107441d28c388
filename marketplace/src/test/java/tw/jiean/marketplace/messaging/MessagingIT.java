package tw.jiean.marketplace.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.Together;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.SampleFiles;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.Refunds;

/** Buyer and seller talk, with and without script; others do not listen. */
@MarketplaceTest
@RecordApplicationEvents
class MessagingIT {

  @Autowired private Conversations conversations;
  @Autowired private Attachments attachments;
  @Autowired private MessagingSettings settings;
  @Autowired private Refunds refunds;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettableClock clock;
  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;
  @Autowired private ApplicationEvents events;

  private OrderFixtures fixtures;
  private Sale sale;

  @BeforeEach
  void order() {
    fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
    sale = fixtures.funded();
  }

  @Test
  void whatOneSaysTheOtherReadsWithItsFiles() {
    MvcTestResult answer = send(sale.seller(), "草稿在附件", newRequest(), pdf("草稿.pdf"));

    assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl(sale.page() + "#messages");
    Attachment file = attachments.of(sale.order().number().value()).getFirst();
    assertThat(get(sale.page(), sale.buyer()))
        .hasStatusOk()
        .bodyText()
        .contains("草稿在附件", "陳設計", "草稿.pdf", "href=\"" + file.path() + "\"");
    assertThat(get(file.path(), sale.buyer())).hasStatusOk();
    assertThat(get(file.path(), fixtures.member("別人"))).hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void filesAloneSayEnough() {
    assertThat(send(sale.buyer(), "", newRequest(), pdf("需求.pdf"))).hasStatus3xxRedirection();
    assertThat(get(messages(), sale.seller())).bodyText().contains("需求.pdf");
  }

  @Test
  void theReaderSeesHowMuchIsNewUntilHeHasReadIt() {
    send(sale.buyer(), "一", newRequest());
    send(sale.buyer(), "二", newRequest());

    assertThat(get("/", sale.seller())).bodyText().contains("2 則未讀訊息");
    assertThat(get("/orders/?as=seller", sale.seller())).bodyText().contains("2 則未讀訊息");
    assertThat(get("/orders/", sale.buyer())).bodyText().doesNotContain("則未讀訊息");
    assertThat(conversations.of(sale.order().number()))
        .allSatisfy(message -> assertThat(message.seenAt()).isNull());

    assertThat(get(sale.page(), sale.seller())).bodyText().contains("一", "二");

    assertThat(get("/orders/?as=seller", sale.seller())).bodyText().doesNotContain("則未讀訊息");
    assertThat(conversations.of(sale.order().number()))
        .allSatisfy(message -> assertThat(message.seenAt()).isNotNull());
  }

  @Test
  void aFormThatIsSentTwiceSaysItOnce() {
    String request = newRequest();

    send(sale.buyer(), "你好", request, pdf("a.pdf"));
    send(sale.buyer(), "你好", request, pdf("a.pdf"));

    assertThat(conversations.of(sale.order().number())).hasSize(1);
    assertThat(attachments.of(sale.order().number().value())).hasSize(1);
    assertThat(events.stream(MessageSent.class)).hasSize(1);
  }

  @Test
  void alsoWhenItIsSentSixteenTimesAtOnce() throws Exception {
    String request = newRequest();
    assertThat(
            Together.run(_ ->
                () -> send(sale.buyer(), "你好", request, pdf("a.pdf")).getResponse().getStatus()))
        .containsOnly(HttpStatus.FOUND.value());

    assertThat(conversations.of(sale.order().number())).hasSize(1);
    assertThat(attachments.of(sale.order().number().value())).hasSize(1);
  }

  @Test
  void theHouseHearsOfIt() {
    send(sale.buyer(), "你好", newRequest(), pdf("a.pdf"));

    assertThat(events.stream(MessageSent.class))
        .singleElement()
        .satisfies(sent -> {
          assertThat(sent.order()).isEqualTo(sale.order().number());
          assertThat(sent.sender()).isEqualTo(sale.buyer().id());
          assertThat(sent.recipient()).isEqualTo(sale.seller().id());
          assertThat(sent.files()).isEqualTo(1);
        });
  }

  @Test
  void textIsNothingButText() {
    send(
        sale.buyer(),
        "<script>alert(1)</script> <img src=x onerror=alert(1)> javascript:alert(1) https://evil.example/ [[${1+1}]]",
        newRequest());

    for (String page : List.of(sale.page(), messages(), messages() + "live/?after=0")) {
      assertThat(get(page, sale.seller()))
          .bodyText()
          .contains(
              "&lt;script&gt;alert(1)&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;",
              "https://evil.example/ [[${1+1}]]")
          .doesNotContain("<script>alert", "<img src=x", "href=\"https://evil");
    }
  }

  @Test
  void theScriptOfAPageGetsWhatIsNewAndNothingElse() {
    send(sale.buyer(), "第一則", newRequest());
    long first = conversations.of(sale.order().number()).getFirst().id().value();
    assertThat(live(first, sale.seller())).hasStatus(HttpStatus.NO_CONTENT);

    send(sale.buyer(), "第二則", newRequest());

    assertThat(get("/orders/", sale.seller())).bodyText().contains("則未讀訊息");
    MvcTestResult news = live(first, sale.seller());
    assertThat(news)
        .hasStatusOk()
        .bodyText()
        .contains("第二則", "hx-get=\"" + messages() + "live/?after=")
        .doesNotContain("第一則", "<html", "<form");
    assertThat(live(0, sale.seller())).bodyText().contains("第一則", "第二則");
    assertThat(get("/orders/", sale.seller())).bodyText().doesNotContain("則未讀訊息");
  }

  @Test
  void theScriptSendsTheFormAndGetsANewOne() {
    String request = newRequest();

    MvcTestResult answer = sendTo(messages() + "live/", sale.buyer(), "你好", request);

    assertThat(answer).hasStatusOk();
    assertThat(answer).headers().hasValue("HX-Trigger", "message-sent");
    assertThat(answer)
        .bodyText()
        .startsWith("<form")
        .contains("name=\"_csrf\"", "name=\"request_id\"")
        .doesNotContain(request, "你好");
    assertThat(conversations.of(sale.order().number())).hasSize(1);
  }

  @Test
  void aRefusalKeepsWhatWasTypedAndTheRequest() {
    String request = newRequest();
    for (String path : List.of(messages(), messages() + "live/")) {
      assertThat(sendTo(path, sale.buyer(), " \n ", request))
          .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
          .bodyText()
          .contains("請寫下訊息，或附上檔案", request);
      assertThat(sendTo(path, sale.buyer(), "長".repeat(5_001), request))
          .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
          .bodyText()
          .contains("最多 5,000 個字", "長".repeat(5_001));
      assertThat(
              sendTo(
                  path,
                  sale.buyer(),
                  "程式在這裡",
                  request,
                  new MockMultipartFile(
                      "files", "page.html", "image/png", "<!DOCTYPE html>".getBytes(UTF_8))))
          .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
          .bodyText()
          .contains("「page.html」的類型不能附上", "程式在這裡");
    }
    assertThat(conversations.of(sale.order().number())).isEmpty();
    assertThat(send(sale.buyer(), "好了", request)).hasStatus3xxRedirection();
  }

  @Test
  void whoSendsTooMuchWithinAMinuteWaitsAndKeepsHisText() {
    for (int i = 0; i < settings.perMinute(); i++) {
      assertThat(send(sale.buyer(), "第 " + i + " 則", newRequest())).hasStatus3xxRedirection();
    }

    assertThat(send(sale.buyer(), "還有一件事", newRequest(), pdf("a.pdf")))
        .hasStatus(HttpStatus.TOO_MANY_REQUESTS)
        .bodyText()
        .contains("太多訊息", "還有一件事");
    assertThat(send(sale.seller(), "收到", newRequest())).hasStatus3xxRedirection();

    clock.tick(Duration.ofMinutes(1));
    assertThat(send(sale.buyer(), "還有一件事", newRequest())).hasStatus3xxRedirection();
    assertThat(conversations.of(sale.order().number())).hasSize(settings.perMinute() + 2);
  }

  @Test
  void nobodyTalksBeforeThePayment() {
    sale = fixtures.placed(PaymentMethod.ATM);

    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("付款之後")
        .doesNotContain("message_form");
    assertThat(send(sale.buyer(), "你好", newRequest())).hasStatus(HttpStatus.CONFLICT);

    orders.cancelUnpaid(sale.order().number(), "買家要求取消");
    assertThat(get(sale.page(), sale.buyer())).bodyText().doesNotContain("id=\"messages\"");
    assertThat(send(sale.buyer(), "你好", newRequest())).hasStatus(HttpStatus.CONFLICT);
  }

  @Test
  void theConversationEndsThirtyDaysAfterTheOrder() {
    send(sale.buyer(), "你好", newRequest());
    refunds.request(
        NewRefund.ofCharge(
            sale.order().number().reference(),
            Money.of(sale.order().terms().price().dollars()),
            RefundReason.said("賣家無法接案"),
            UUID.randomUUID().toString(),
            "op@example.com"));

    clock.tick(settings.openAfterEnd().minusSeconds(2)); // the end is kept by the second
    assertThat(send(sale.buyer(), "謝謝", newRequest())).hasStatus3xxRedirection();

    clock.tick(Duration.ofSeconds(3));
    assertThat(send(sale.buyer(), "還在嗎", newRequest()))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("現在不能送出訊息", "還在嗎</textarea>");
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("你好", "謝謝", "這裡只能閱讀")
        .doesNotContain("message_form", "還在嗎", "hx-get");
  }

  @Test
  void othersNeitherReadNorTalk() {
    send(sale.buyer(), "你好", newRequest());
    for (SignedInAccount other : List.of(fixtures.member("別人"), fixtures.funded().seller())) {
      assertThat(get(messages(), other)).hasStatus(HttpStatus.NOT_FOUND);
      assertThat(live(0, other)).hasStatus(HttpStatus.NOT_FOUND);
      assertThat(sendTo(messages(), other, "x", newRequest())).hasStatus(HttpStatus.NOT_FOUND);
      assertThat(sendTo(messages() + "live/", other, "x", newRequest()))
          .hasStatus(HttpStatus.NOT_FOUND);
    }
    assertThat(mvc.get().uri(messages())).hasStatus3xxRedirection().hasRedirectedUrl("/login/");
    assertThat(conversations.of(sale.order().number())).hasSize(1);
  }

  @Test
  void operatorsReadWithoutBeingNoticedAndDoNotTalk() {
    send(sale.buyer(), "你好", newRequest());
    SignedInAccount operator = fixtures.operator();

    assertThat(get(messages(), operator))
        .bodyText()
        .contains("你好", "營運人員只能閱讀")
        .doesNotContain("message_form");
    assertThat(send(operator, "請好好說", newRequest())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(conversations.of(sale.order().number()).getFirst().seenAt()).isNull();
    assertThat(get("/orders/", sale.seller())).bodyText().contains("1 則未讀訊息");
  }

  @Test
  void aLongConversationIsReadPageByPage() {
    for (int i = 1; i <= 105; i++) {
      send(i % 2 == 0 ? sale.buyer() : sale.seller(), "第" + i + "則", newRequest());
      clock.tick(Duration.ofSeconds(10));
    }

    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("第105則", "第6則", "較早的訊息")
        .doesNotContain("第5則");
    long sixth = conversations.of(sale.order().number()).get(5).id().value();
    assertThat(get(messages() + "?before=" + sixth, sale.buyer()))
        .bodyText()
        .contains("第1則", "第5則")
        .doesNotContain("第6則", "較早的訊息");
  }

  @Test
  void theDatabaseRefusesToChangeOrForgetAMessage() {
    send(sale.buyer(), "你好", newRequest());
    get(sale.page(), sale.seller());

    for (String change :
        List.of(
            "update message set text = 'x'",
            "delete from message",
            "update message_seen set at = now()",
            "delete from message_seen")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("never changed or deleted");
    }
  }

  private String messages() {
    return sale.page() + "messages/";
  }

  private MvcTestResult send(
      SignedInAccount sender, String text, String request, MockMultipartFile... files) {
    return sendTo(messages(), sender, text, request, files);
  }

  private MvcTestResult sendTo(
      String path,
      SignedInAccount sender,
      String text,
      String request,
      MockMultipartFile... files) {
    var form = mvc.post().uri(path).multipart();
    List.of(files).forEach(form::file);
    return form.param("text", text)
        .param("request_id", request)
        .with(user(sender))
        .with(csrf())
        .exchange();
  }

  private MvcTestResult get(String path, SignedInAccount reader) {
    return mvc.get().uri(path).with(user(reader)).exchange();
  }

  private MvcTestResult live(long after, SignedInAccount reader) {
    return get(messages() + "live/?after=" + after, reader);
  }

  private static MockMultipartFile pdf(String name) {
    return new MockMultipartFile("files", name, "application/pdf", SampleFiles.pdf());
  }

  private static String newRequest() {
    return UUID.randomUUID().toString();
  }
}
