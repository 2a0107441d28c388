package tw.jiean.marketplace.dispute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.SampleFiles;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.page.Taiwan;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.Refunds;

/** A dispute from its opening, by what buyer and seller said and handed over, to staff's ruling. */
@MarketplaceTest
class DisputeIT {

  private static final String COMPLAINT = "草稿與說好的不同";

  @Autowired private Attachments attachments;
  @Autowired private Ledger ledger;
  @Autowired private Refunds refunds;
  @Autowired private JdbcClient jdbc;
  @Autowired private SettableClock clock;
  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;

  private OrderFixtures fixtures;
  private SignedInAccount operator;

  /** Each test begins with one. */
  @SuppressWarnings("NullAway.Init")
  private Sale sale;

  @BeforeEach
  void people() {
    fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
    operator = fixtures.operator();
  }

  @Test
  void staffSplitsSixtyToFortyAndTheBooksSayTheSame() {
    long id = disputed(fixtures.funded());
    assertThat(page("/admin/disputes/?q=" + sale.order().number()))
        .contains("待裁定", "NT$1,200", "林小姐", "陳設計");

    assertThat(command(id, "rule", Map.of("to_buyer", "720", "to_seller", "480")))
        .hasStatus(HttpStatus.SEE_OTHER);

    String order = sale.order().number().value();
    assertThat(ledger.balance(Side.escrow(order))).isZero();
    assertThat(refunds.of(sale.order().number().reference()))
        .singleElement()
        .satisfies(refund -> {
          assertThat(refund.amount()).isEqualTo(Money.of(720));
          assertThat(ledger.balance(Side.refundPayable(refund.id().toString()))).isEqualTo(720);
        });
    assertThat(ledger.balance(Side.sellerPayable(sale.seller().id().toString()))).isEqualTo(432);
    assertThat(status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(page("/admin/disputes/" + id + "/"))
        .contains("已分配", "裁定：退給買家 NT$720，撥給賣家 NT$480", "兩邊各有道理")
        .doesNotContain("/do/rule/");
    assertThat(page("/admin/audit/?q=" + operator.email())).contains("兩邊各有道理", "裁定分配", ">爭議<");
    String deed =
        jdbc.sql("select max(id)::text from audit_entry where actor = :operator")
            .param("operator", operator.email())
            .query(String.class)
            .single();
    assertThat(page("/admin/audit/" + deed + "/"))
        .contains("退給買家（NT$）：720", "撥給賣家，含平台費（NT$）：480")
        .doesNotContain("to_buyer");
    for (SignedInAccount party : List.of(sale.buyer(), sale.seller())) {
      assertThat(mvc.get().uri(sale.page()).with(user(party))).bodyText().contains("兩邊各有道理");
    }
  }

  @Test
  void whatWaitsComesBeforeWhatIsOver() {
    long over = disputed(fixtures.funded());
    assertThat(command(over, "dismiss", Map.of())).hasStatus(HttpStatus.SEE_OTHER);
    long first = disputed(fixtures.funded());
    long second = disputed(fixtures.funded());

    String list = page("/admin/disputes/");

    assertThat(
            Stream.of(first, second, over).map(id -> list.indexOf("/admin/disputes/" + id + "/")))
        .doesNotContain(-1)
        .isSorted();
  }

  @Test
  void everythingOnRecordIsSealedWhenItIsOpened() {
    long id = disputed(fixtures.funded());
    String page = page("/admin/disputes/" + id + "/");
    assertThat(page)
        .contains(COMPLAINT, "完整，與提出時相同", "/orders/" + sale.order().number() + "/messages/");

    List<Attachment> files = attachments.of(sale.order().number().value());
    assertThat(files).hasSize(2);
    assertThat(kinds(id))
        .contains(
            "terms_title",
            "terms_price",
            "terms_rules",
            "answer",
            "delivery",
            "history",
            "message",
            "message_seen",
            "file",
            "file_fetched");
    for (Attachment file : files) {
      assertThat(texts(id, "file")).anyMatch(text -> text.startsWith(file.name()));
      assertThat(page("/admin/dispute-pieces/?q=" + file.sha256())).contains(file.path());
    }
    assertThat(texts(id, "answer")).containsExactly("一隻貓");
    assertThat(texts(id, "message")).containsExactly("可以再簡單一點嗎？");

    say("之後才說的話");
    assertThat(texts(id, "message")).hasSize(1);
    assertThat(page("/admin/disputes/" + id + "/")).contains("完整，與提出時相同");
  }

  @Test
  void evidenceReadsInSentencesInBothLanguages() {
    long id = disputed(fixtures.funded());
    String list = "/admin/dispute-pieces/" + id + "-";
    int pieces =
        jdbc.sql("select count(*) from dispute_piece where dispute_id = :id")
            .param("id", id)
            .query(Integer.class)
            .single();
    StringBuilder chinese = new StringBuilder();
    StringBuilder english = new StringBuilder();
    for (int i = 1; i <= pieces; i++) {
      chinese.append(Jsoup.parse(page(list + i + "/")).text());
      MvcTestResult answer =
          mvc.get()
              .uri(list + i + "/")
              .cookie(new Cookie("language", "en"))
              .with(user(operator))
              .exchange();
      String page = new String(answer.getResponse().getContentAsByteArray(), UTF_8);
      english.append(Jsoup.parse(page).text());
    }
    String due =
        texts(id, "history").stream()
            .flatMap(String::lines)
            .filter(line -> line.matches("20\\d\\d-.*Z"))
            .map(line -> new Taiwan().time(Instant.parse(line)))
            .findFirst()
            .orElseThrow();
    assertThat(chinese)
        .contains(
            "買家有 3 天驗收，沒有回覆就自動完成；可以延長一次 4 天。",
            "平台費 10%。",
            "7 天",
            "訂單成立",
            "收到付款",
            "第 1 次交付",
            "期限：" + due,
            "買家 請客服處理爭議，所有期限暫停",
            "附在：交付 1");
    assertThat(english)
        .contains(
            "The buyer has 3 days to look at a delivery, silence accepts it; once 4 days more.",
            "Service fee 10%.",
            "Delivery 1",
            due,
            "Handed over with: delivery 1");
    for (StringBuilder said : List.of(chinese, english)) {
      assertThat(said)
          .doesNotContain("firstReminder", "??", "sha256 ")
          .doesNotContainPattern("\\bPT\\d")
          .doesNotContainPattern("\\d-\\d\\dT\\d\\d:");
    }
  }

  @Test
  void evidenceThatSomebodyChangedPastTheDatabaseShows() {
    long id = disputed(fixtures.funded());
    for (String change :
        List.of(
            "update dispute_piece set text = 'x'",
            "delete from dispute_piece",
            "update dispute set reason = 'x'",
            "delete from dispute_end",
            "insert into dispute_piece select dispute_id, number + 1000, kind, at, by, text, file_id, sha256"
                + " from dispute_piece where dispute_id = "
                + id
                + " and number = 1")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class);
    }

    jdbc.sql("alter table dispute_piece disable trigger user").update();
    jdbc.sql(
            "update dispute_piece set text = text || '。' where dispute_id = :id and kind = 'answer'")
        .param("id", id)
        .update();
    jdbc.sql("alter table dispute_piece enable trigger user").update();

    assertThat(page("/admin/disputes/" + id + "/")).contains("不符，證據被更動過");
  }

  @Test
  void filesThatChangedOnDiskAreNamed() throws IOException {
    long id = disputed(fixtures.funded());
    assertThat(command(id, "check-files", Map.of())).hasStatus(HttpStatus.SEE_OTHER);

    Attachment file = attachments.of(sale.order().number().value()).getFirst();
    Path onDisk =
        Path.of(
            "target/test-data/attachments", file.id().value().substring(0, 2), file.id().value());
    Files.writeString(onDisk, "something else");

    assertThat(command(id, "check-files", Map.of())).bodyText().contains("這些檔案與交出時不同", file.name());
  }

  @Test
  void aLargeSumTakesTwoOperators() {
    long id = disputed(premium());
    SignedInAccount other = fixtures.operator();
    Map<String, String> split = Map.of("to_buyer", "10000", "to_seller", "20000");

    assertThat(command(id, "confirm", Map.of())).bodyText().contains("沒有可以確認的提案");
    assertThat(command(id, "rule", split)).hasStatus(HttpStatus.SEE_OTHER);
    assertThat(page("/admin/disputes/" + id + "/"))
        .contains("待第二人確認", "提案：退給買家 NT$10,000，撥給賣家 NT$20,000");
    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isEqualTo(30_000);
    assertThat(command(id, "confirm", Map.of())).bodyText().contains("要由另一位營運人員確認");

    operator = other;
    assertThat(command(id, "confirm", Map.of())).hasStatus(HttpStatus.SEE_OTHER);

    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isZero();
    assertThat(status()).isEqualTo(OrderStatus.COMPLETED);
  }

  @Test
  void sumsThatDoNotAddUpAndWordsForSumsAreRefused() {
    long id = disputed(fixtures.funded());

    assertThat(command(id, "rule", Map.of("to_buyer", "720", "to_seller", "490")))
        .bodyText()
        .contains("加起來要等於保管的 NT$1,200");
    assertThat(command(id, "rule", Map.of("to_buyer", "一半", "to_seller", "600")))
        .bodyText()
        .contains("請填整數金額");
    assertThat(ledger.balance(Side.escrow(sale.order().number().value()))).isEqualTo(1_200);
    assertThat(page("/admin/disputes/" + id + "/")).contains("待裁定", "/do/rule/");
  }

  @Test
  void aRulingThatIsSentTwiceIsCarriedOutOnce() {
    long id = disputed(fixtures.funded());
    Map<String, String> form =
        Map.of(
            "to_buyer", "0",
            "to_seller", "1200",
            "request_id", UUID.randomUUID().toString().replace("-", ""));

    assertThat(command(id, "rule", form)).hasStatus(HttpStatus.SEE_OTHER);
    assertThat(command(id, "rule", form)).hasStatus(HttpStatus.SEE_OTHER);

    assertThat(ledger.balance(Side.sellerPayable(sale.seller().id().toString()))).isEqualTo(1_080);
  }

  @Test
  void anOrderGoesOnWhenStaffSaysSoAndCanBeDisputedAgain() {
    long first = disputed(fixtures.funded());

    assertThat(command(first, "dismiss", Map.of())).hasStatus(HttpStatus.SEE_OTHER);
    assertThat(status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(page("/admin/disputes/" + first + "/")).contains("訂單繼續");

    act(sale.seller(), "dispute", Map.of("dispute_reason", "買家不肯收"));
    assertThat(newest()).isGreaterThan(first);
    assertThat(page("/admin/disputes/" + newest() + "/")).contains("買家不肯收", "待裁定");
  }

  @Test
  void aCaseIsOverWhenAllOfTheMoneyWentBackMeanwhile() {
    long id = disputed(fixtures.funded());

    refunds.request(
        NewRefund.ofCharge(
            sale.order().number().reference(),
            Money.of(1_200),
            RefundReason.said("賣家同意全額退款"),
            UUID.randomUUID().toString(),
            operator.email()));

    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(page("/admin/disputes/" + id + "/")).contains("款項已全數退回").doesNotContain("/do/rule/");
  }

  @Test
  void theDeskShowsHowLongSomebodyHasWaited() {
    disputed(fixtures.funded());
    clock.tick(Duration.ofDays(3));

    assertThat(page("/admin/disputes/?q=" + sale.order().number()))
        .containsPattern("whitespace-nowrap\">3<");
  }

  @Test
  void membersDoNotSeeTheDesk() {
    long id = disputed(fixtures.funded());

    for (String path :
        List.of("/admin/disputes/", "/admin/disputes/" + id + "/", "/admin/dispute-pieces/")) {
      assertThat(mvc.get().uri(path).with(user(sale.buyer()))).hasStatus(HttpStatus.NOT_FOUND);
    }
  }

  /** Answers, a message that was seen, a delivery with a file that was fetched, and a complaint. */
  private long disputed(Sale paid) {
    sale = paid;
    act(sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    say("可以再簡單一點嗎？");
    mvc.get().uri(sale.page()).with(user(sale.seller())).exchange();
    deliver();
    Attachment file = attachments.of(sale.order().number().value()).getLast();
    assertThat(mvc.get().uri(file.path()).with(user(sale.buyer()))).hasStatusOk();
    act(sale.buyer(), "dispute", Map.of("dispute_reason", COMPLAINT));
    return newest();
  }

  private Sale premium() {
    SignedInAccount seller = fixtures.member("陳設計");
    SignedInAccount buyer = fixtures.member("林小姐");
    MvcTestResult answer =
        mvc.post()
            .uri("/order/create/")
            .with(user(buyer))
            .with(csrf())
            .param("service_id", Long.toString(fixtures.listing(seller).value()))
            .param("plan", "premium")
            .param("payment_method", "credit_card")
            .param("request_id", UUID.randomUUID().toString())
            .exchange();
    assertThat(answer).hasStatusOk();
    Map.Entry<String, String> bought =
        jdbc.sql(
                "select reference, merchant_trade_no from payment_attempt order by id desc limit 1")
            .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
            .single();
    String tradeNo = bought.getValue();
    fixtures.paid(tradeNo, 30_000, "Credit_CreditCard");
    var order = orders.find(new OrderNumber(bought.getKey())).orElseThrow();
    return new Sale(order, tradeNo, buyer, seller);
  }

  private void say(String text) {
    assertThat(
            mvc.post()
                .uri(sale.page() + "messages/")
                .multipart()
                .file(new MockMultipartFile("files", "範例.pdf", null, SampleFiles.pdf()))
                .param("text", text)
                .param("request_id", UUID.randomUUID().toString())
                .with(user(sale.buyer()))
                .with(csrf()))
        .hasStatus3xxRedirection();
  }

  private void deliver() {
    assertThat(
            mvc.post()
                .uri(sale.page() + "deliver/")
                .multipart()
                .file(new MockMultipartFile("delivery_files", "草稿.pdf", null, SampleFiles.pdf()))
                .param("number", "1")
                .param("note", "第一版")
                .with(user(sale.seller()))
                .with(csrf()))
        .hasStatus3xxRedirection();
  }

  private void act(SignedInAccount who, String act, Map<String, String> form) {
    var request = mvc.post().uri(sale.page() + act + "/").with(user(who)).with(csrf());
    form.forEach(request::param);
    assertThat(request).hasStatus3xxRedirection();
  }

  private MvcTestResult command(long id, String command, Map<String, String> form) {
    var request =
        mvc.post()
            .uri("/admin/disputes/" + id + "/do/" + command + "/")
            .with(JustSignedIn.as(operator))
            .with(csrf())
            .param("reason", "兩邊各有道理");
    form.forEach(request::param);
    return request.exchange();
  }

  private String page(String path) {
    MvcTestResult answer = mvc.get().uri(path).with(user(operator)).exchange();
    assertThat(answer).hasStatusOk().bodyText().doesNotContain("??");
    return new String(answer.getResponse().getContentAsByteArray(), UTF_8);
  }

  private OrderStatus status() {
    return orders.find(sale.order().number()).orElseThrow().status();
  }

  private long newest() {
    return jdbc.sql("select max(id) from dispute where order_no = :order")
        .param("order", sale.order().number().value())
        .query(Long.class)
        .single();
  }

  private List<String> kinds(long id) {
    return jdbc.sql("select distinct kind from dispute_piece where dispute_id = :id")
        .param("id", id)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private List<String> texts(long id, String kind) {
    return jdbc.sql(
            "select text from dispute_piece where dispute_id = :id and kind = :kind order by number")
        .param("id", id)
        .param("kind", kind)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
