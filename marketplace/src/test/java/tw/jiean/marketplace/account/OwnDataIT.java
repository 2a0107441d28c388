package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.Orders;

/** The copy of one's own data holds what every module has of a person, and nothing of others. */
@MarketplaceTest
class OwnDataIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private OwnData data;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;
  @Autowired private List<Job> jobs;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transaction;

  private OrderFixtures fixtures;

  /** Each test begins with one that is finished. */
  @SuppressWarnings("NullAway.Init")
  private Sale sale;

  @BeforeEach
  void finishAnOrder() {
    fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
    sale = fixtures.funded();
    act(sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    say(sale.buyer(), "顏色深一點");
    say(sale.seller(), "沒問題，草稿在附件");
    act(sale.seller(), "deliver", Map.of("number", "1", "note", "完成"));
    act(sale.buyer(), "accept", Map.of("number", "1"));
    jobs.stream().filter(job -> job.name().equals("mail")).findFirst().orElseThrow().work().run();
  }

  @Test
  void itHoldsMessagesFilesFavouritesAndNoticesOfThePersonAlone() throws IOException {
    SignedInAccount stranger = fixtures.member("路人");
    favourite(sale.buyer());

    Map<String, String> buyer = copy(sale.buyer());
    Map<String, String> seller = copy(sale.seller());
    Map<String, String> other = copy(stranger);

    assertThat(buyer.keySet())
        .contains(
            "account.json",
            "favourites.json",
            "files.json",
            "listings.json",
            "mails.json",
            "messages.json",
            "notices.json",
            "orders.json",
            "reviews.json");
    assertThat(buyer.get("messages.json"))
        .containsSubsequence("\"sent\"", "顏色深一點", "\"received\"", "沒問題，草稿在附件");
    assertThat(seller.get("messages.json"))
        .containsSubsequence("\"received\"", "顏色深一點", "\"sent\"", "沒問題，草稿在附件");
    String hash =
        jdbc.sql("select encode(sha256, 'hex') from attachment where reference = ? limit 1")
            .param(sale.order().number().value())
            .query(String.class)
            .single();
    assertThat(buyer.get("files.json")).contains("草稿.pdf", hash, "\"size\"", "\"received\"");
    assertThat(seller.get("files.json")).contains("草稿.pdf", hash, "\"sent\"");
    assertThat(buyer.get("favourites.json")).contains(sale.order().terms().title());
    assertThat(buyer.get("notices.json")).contains("訂單完成", "\"read\" : false");
    for (String file : List.of("messages", "files", "favourites", "reviews", "orders")) {
      assertThat(other.get(file + ".json")).as(file).isEqualTo("[ ]");
    }
  }

  @Test
  void aReviewThatThePersonMayNotReadIsNotInIt() throws IOException {
    act(sale.buyer(), "review", Map.of("stars", "2", "text", "等了很久"));

    assertThat(copy(sale.buyer()).get("reviews.json")).contains("\"written\"", "等了很久");
    assertThat(copy(sale.seller()).get("reviews.json")).isEqualTo("[ ]");

    act(sale.seller(), "review", Map.of("stars", "5", "text", "好買家"));
    assertThat(copy(sale.seller()).get("reviews.json"))
        .contains("\"received\"", "等了很久", "\"written\"", "好買家");

    jdbc.sql("update review set hidden_reason = '不實' where order_no = ? and side = 'buyer'")
        .param(sale.order().number().value())
        .update();
    assertThat(copy(sale.seller()).get("reviews.json")).doesNotContain("等了很久");
    assertThat(copy(sale.buyer()).get("reviews.json")).contains("等了很久", "不實");
  }

  @Test
  void aClosedAccountLosesWhatIsItsOwnAndKeepsWhatBelongsToTheOtherPartyToo() throws IOException {
    favourite(sale.buyer());

    transaction.executeWithoutResult(
        _ -> events.publishEvent(new AccountClosed(sale.buyer().id())));

    Map<String, String> left = copy(sale.buyer());
    assertThat(left.get("favourites.json")).isEqualTo("[ ]");
    assertThat(left.get("mails.json")).isEqualTo("[ ]");
    assertThat(left.get("notices.json")).doesNotContain("訂單");
    assertThat(copy(sale.seller()).get("messages.json")).contains("顏色深一點");
  }

  private void favourite(SignedInAccount who) {
    assertThat(
            mvc.post()
                .uri("/favourites/{id}/add/", sale.order().terms().listing().value())
                .with(user(who))
                .with(csrf())
                .exchange())
        .hasStatus3xxRedirection();
  }

  private void say(SignedInAccount who, String text) {
    var form = mvc.post().uri(sale.page() + "messages/").multipart();
    if (who.equals(sale.seller())) {
      form.file(
          new MockMultipartFile(
              "files",
              "草稿.pdf",
              "application/pdf",
              "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(
            form.param("text", text)
                .param("request_id", "once-" + who.id())
                .with(user(who))
                .with(csrf())
                .exchange())
        .hasStatus3xxRedirection();
  }

  private void act(SignedInAccount who, String act, Map<String, String> form) {
    var request = mvc.post().uri(sale.page() + act + "/").with(user(who)).with(csrf());
    form.forEach(request::param);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }

  private Map<String, String> copy(SignedInAccount who) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    data.write(who.id(), out);
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }
}
