package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.order.OrderFixtures.Sale;

/** Who is told what of reviews, and of a dispute that waits for staff. */
@MarketplaceTest
class ReviewTellingIT extends MailITBase {

  @Autowired private List<Job> jobs;

  @BeforeEach
  void tellWhatOthersLeft() {
    tell();
  }

  @Test
  void whoHasNotWrittenIsRemindedThreeDaysBeforeTheEndAndNotBefore() {
    Sale sale = completed();
    write(sale, sale.buyer(), "很好");

    later(Duration.ofDays(11).minusSeconds(1));
    assertThat(told(sale.seller())).doesNotContain("review_reminder seller");
    later(Duration.ofSeconds(1));

    assertThat(told(sale.seller())).endsWith("review_reminder seller");
    assertThat(told(sale.buyer())).doesNotContain("review_reminder buyer");
    assertThat(newest(sale.seller()).text())
        .contains("評價期限: ", "（台灣時間）", sale.page() + "review/")
        .doesNotContain("{4}", "??");
  }

  @Test
  void whatARulingMakesOfTheOrderIsToldWithTheRulingAloneAndTheReviewsAreStillRemindedOf() {
    Sale sale = fixtures.funded();
    act(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "只做了一半"));
    long dispute =
        jdbc.sql("select id from dispute where order_no = ?")
            .param(sale.order().number().value())
            .query(Long.class)
            .single();

    operate(
        "/admin/disputes/" + dispute + "/do/rule/",
        "看過檔案，各退一步",
        Map.of("to_buyer", "480", "to_seller", "720"));
    tell();

    assertThat(told(sale.seller())).endsWith("dispute_opened seller", "dispute_ruled seller");
    assertThat(told(sale.buyer()))
        .contains("dispute_ruled buyer")
        .doesNotContain("order_completed buyer");
    assertThat(newest(sale.seller()).text()).contains("退還買家: NT$480", "歸賣家: NT$720", "訂單: 就此完成");
    later(Duration.ofDays(11));
    assertThat(told(sale.buyer())).endsWith("review_reminder buyer");
    assertThat(told(sale.seller())).endsWith("review_reminder seller");
  }

  @Test
  void nobodyIsRemindedWhenBothHaveWritten() {
    Sale sale = completed();
    write(sale, sale.buyer(), "很好");
    write(sale, sale.seller(), "很好");

    later(Duration.ofDays(12));

    assertThat(told(sale.buyer())).doesNotContain("review_reminder buyer");
    assertThat(told(sale.seller())).doesNotContain("review_reminder seller");
  }

  @Test
  void bothAreToldWhenTheReviewsBecomePublicByTheSecondOrByTime() {
    Sale both = completed();
    write(both, both.buyer(), "很好");
    tell();
    assertThat(told(both.seller())).doesNotContain("reviews_published seller");
    write(both, both.seller(), "很好");
    tell();
    assertThat(told(both.buyer())).endsWith("reviews_published buyer");
    assertThat(told(both.seller())).endsWith("reviews_published seller");

    Sale one = completed();
    write(one, one.seller(), "很好");
    Sale none = completed();
    clock.tick(Duration.ofDays(14));
    run("reveal-reviews");
    tell();
    assertThat(told(one.buyer())).contains("reviews_published buyer");
    assertThat(told(one.seller())).contains("reviews_published seller");
    assertThat(told(none.buyer())).doesNotContain("reviews_published buyer");
  }

  @Test
  void onlyTheAuthorIsToldThatStaffHidOrRestoredAReviewAndWhy() {
    Sale sale = completed();
    write(sale, sale.seller(), "這個買家很糟");
    write(sale, sale.buyer(), "");
    tell();
    int before = told(sale.buyer()).size();
    long review =
        jdbc.sql("select id from review where order_no = ? and side = 'seller'")
            .param(sale.order().number().value())
            .query(Long.class)
            .single();

    operate("/admin/reviews/" + review + "/do/hide/", "含有人身攻擊");
    tell();
    assertThat(told(sale.seller())).endsWith("review_hidden seller");
    assertThat(newest(sale.seller()).text()).contains("原因：含有人身攻擊", sale.page() + "review/");

    operate("/admin/reviews/" + review + "/do/show/", "申訴有理由");
    tell();
    assertThat(told(sale.seller())).endsWith("review_restored seller");
    assertThat(told(sale.buyer())).hasSize(before);
  }

  @Test
  void everyOperatorIsToldOfADisputeWithTheWayToIt() {
    SignedInAccount operator = fixtures.operator();
    SignedInAccount gone = fixtures.operator();
    jdbc.sql("update account set suspension = '離職', suspended_at = now() where id = ?")
        .param(gone.id().value())
        .update();
    Sale sale = fixtures.funded();
    act(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "賣家沒有回應"));
    tell();

    assertThat(told(operator)).containsExactly("dispute_opened staff");
    assertThat(newest(operator).text())
        .contains(
            "賣家沒有回應",
            "/admin/disputes/?q=" + sale.order().number(),
            "因為您是平台的管理人員",
            sale.buyer().displayName())
        .doesNotContain("因為您參與這筆訂單");
    assertThat(told(gone)).isEmpty();
    long notice =
        jdbc.sql("select max(id) from notice where account_id = ?")
            .param(operator.id().value())
            .query(Long.class)
            .single();
    assertThat(mvc.get().uri("/notices/" + notice + "/").with(user(operator)))
        .hasRedirectedUrl("/admin/disputes/?q=" + sale.order().number());
    assertThat(
            mvc.get()
                .uri("/admin/disputes/")
                .param("q", sale.order().number().value())
                .with(user(operator)))
        .hasStatusOk()
        .bodyText()
        .contains("/admin/disputes/", "NT$1,200");
  }

  private Sale completed() {
    Sale sale = fixtures.funded();
    act(sale, sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    act(sale, sale.seller(), "deliver", Map.of("number", "1", "note", "完成"));
    act(sale, sale.buyer(), "accept", Map.of("number", "1"));
    tell();
    assertThat(told(sale.buyer())).endsWith("order_completed buyer");
    return sale;
  }

  private void write(Sale sale, SignedInAccount who, String text) {
    act(sale, who, "review", Map.of("stars", "4", "text", text));
  }

  private void act(Sale sale, SignedInAccount who, String act, Map<String, String> form) {
    var request = mvc.post().uri(sale.page() + act + "/").with(user(who)).with(csrf());
    form.forEach(request::param);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }

  private void operate(String path, String reason) {
    operate(path, reason, Map.of());
  }

  private void operate(String path, String reason, Map<String, String> inputs) {
    var request =
        mvc.post()
            .uri(path)
            .with(JustSignedIn.as(fixtures.operator()))
            .with(csrf())
            .param("reason", reason);
    inputs.forEach(request::param);
    assertThat(request.exchange()).hasStatus3xxRedirection();
  }

  private void run(String job) {
    jobs.stream().filter(one -> one.name().equals(job)).findFirst().orElseThrow().work().run();
  }
}
