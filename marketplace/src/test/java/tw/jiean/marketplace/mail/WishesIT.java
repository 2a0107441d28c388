package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

/** People get the mails that they want, and those that they have to get. */
@MarketplaceTest
class WishesIT extends MailITBase {

  @Autowired private Wishes wishes;
  @Autowired private UnsubscribeLinks links;

  @Test
  void allAreSentUntilSomebodySaysOtherwise() {
    SignedInAccount person = fixtures.member();

    assertThat(mvc.get().uri("/account/notices/").with(user(person)))
        .hasStatusOk()
        .bodyText()
        .contains("款項", "帳號安全", "訂單進度")
        .containsPattern("id=\"orders\"[^>]*checked")
        .containsPattern("id=\"money\"[^>]*disabled")
        .containsPattern("id=\"security\"[^>]*disabled");
  }

  @Test
  void whatIsSwitchedOffIsStillReadOnTheSite() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    save(sale.buyer());

    orders.cancelUnpaid(sale.order().number(), "買家改變主意");
    tell();

    assertThat(told(sale.buyer())).containsExactly("order_cancelled buyer");
    assertThat(mails(sale.buyer())).isEmpty();
    assertThat(mvc.get().uri("/account/notices/").with(user(sale.buyer())))
        .bodyText()
        .doesNotContainPattern("id=\"orders\"[^>]*checked");
  }

  @Test
  void whatIsSwitchedOnAgainIsSent() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    save(sale.buyer());
    save(sale.buyer(), "orders");

    orders.cancelUnpaid(sale.order().number(), "買家改變主意");
    tell();

    assertThat(mails(sale.buyer())).hasSize(1);
  }

  @Test
  void mailsAboutMoneyComeWhateverIsSwitchedOff() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    save(sale.buyer(), "nonsense");

    fixtures.paid(sale);
    tell();

    assertThat(newest(sale.buyer()).subject()).startsWith("付款收據");
    assertThatThrownBy(() -> wishes.set(sale.buyer().id(), Topic.MONEY, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLinkInAMailAsksBeforeItSwitchesOff() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    orders.cancelUnpaid(sale.order().number(), "買家改變主意");
    tell();
    String link = links.of(sale.buyer().id(), Topic.ORDERS).getPath();
    assertThat(newest(sale.buyer()).text()).contains("http://localhost:8080" + link);

    assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("要停止寄「訂單進度」的信嗎？");
    assertThat(wishes.off(sale.buyer().id())).isEmpty();
  }

  @Test
  void aMailboxSwitchesOffWithoutSessionAndToken() {
    SignedInAccount person = fixtures.member();

    for (int twice = 0; twice < 2; twice++) {
      assertThat(
              mvc.post()
                  .uri(links.of(person.id(), Topic.ORDERS).getPath())
                  .param("List-Unsubscribe", "One-Click"))
          .hasStatusOk()
          .bodyText()
          .contains("已經停止寄「訂單進度」的信");
    }

    assertThat(wishes.off(person.id())).containsExactly(Topic.ORDERS);
  }

  @ParameterizedTest
  @EnumSource
  void nobodyMakesALinkForSomebodyElse(Topic topic) {
    SignedInAccount owner = fixtures.member();
    SignedInAccount other = fixtures.member();
    String link = links.of(owner.id(), topic).getPath();
    String stolen = link.replaceFirst("/off/\\d+/", "/off/" + other.id() + "/");

    assertThat(mvc.post().uri(stolen)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(stolen)).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.post().uri(link.replaceFirst("[0-9a-f]/$", "x/")))
        .hasStatus(HttpStatus.NOT_FOUND);
    if (!topic.isOptional()) {
      assertThat(mvc.post().uri(link)).hasStatus(HttpStatus.NOT_FOUND);
    }
    assertThat(wishes.off(other.id())).isEmpty();
  }

  private void save(SignedInAccount person, String... ticked) {
    var form = mvc.post().uri("/account/notices/").with(user(person)).with(csrf());
    for (String topic : ticked) {
      form = form.param(topic, "on");
    }
    assertThat(form.exchange()).hasRedirectedUrl("/account/notices/");
  }
}
