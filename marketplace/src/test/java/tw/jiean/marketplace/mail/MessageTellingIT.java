package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;

/** Who does not read a message at once gets one mail, however much is said. */
@MarketplaceTest
class MessageTellingIT extends MailITBase {

  private Sale sale;

  @BeforeEach
  void anOrder() {
    sale = fixtures.funded();
    tell();
  }

  @Test
  void oneMailTellsOfAllThatWasSaidMeanwhile() {
    say(sale.buyer(), "您好");
    clock.tick(Duration.ofMinutes(2));
    say(sale.buyer(), "請問何時開始？");
    tell();
    assertThat(told(sale.seller())).containsExactly("order_funded seller");

    later(Duration.ofMinutes(4));
    later(Duration.ofMinutes(4));

    assertThat(told(sale.seller()))
        .containsExactly("order_funded seller", "message_received seller");
    assertThat(newest(sale.seller()).subject()).startsWith("買家有新訊息：");
    assertThat(newest(sale.seller()).text())
        .as("what was said stays on the site")
        .doesNotContain("請問何時開始");
    assertThat(told(sale.buyer())).containsExactly("order_funded buyer");
  }

  @Test
  void whatIsSaidAfterAMailIsToldAgain() {
    // At the last moment of a microsecond, which is no later than its first one.
    Instant now = clock.instant();
    clock.tick(Duration.between(now, now.truncatedTo(ChronoUnit.MICROS).plusNanos(1_999)));
    say(sale.buyer(), "您好");
    later(Duration.ofMinutes(6));
    say(sale.buyer(), "還在嗎？");
    later(Duration.ofMinutes(6));

    assertThat(told(sale.seller()))
        .containsExactly(
            "order_funded seller", "message_received seller", "message_received seller");
  }

  @Test
  void whoHasReadItGetsNoMail() {
    say(sale.seller(), "開始了");
    jdbc.sql("delete from message_unread where account_id = :reader")
        .param("reader", sale.buyer().id().value())
        .update();

    later(Duration.ofMinutes(6));

    assertThat(told(sale.buyer())).containsExactly("order_funded buyer");
  }

  private void say(SignedInAccount sender, String text) {
    assertThat(
            mvc.post()
                .uri(sale.page() + "messages/")
                .with(user(sender))
                .with(csrf())
                .param("request_id", UUID.randomUUID().toString().replace("-", ""))
                .param("text", text))
        .hasStatus3xxRedirection();
  }
}
