package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountClosed;
import tw.jiean.marketplace.account.AccountReinstated;
import tw.jiean.marketplace.account.AccountSuspended;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.EmailChanged;
import tw.jiean.marketplace.account.EmailConfirmationRequested;
import tw.jiean.marketplace.account.PasswordChanged;
import tw.jiean.marketplace.account.PasswordResetRequested;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

/** What owners of accounts are told, where and in which language. */
@MarketplaceTest
class AccountTellingIT extends MailITBase {

  private static final String LINK = "/confirm/0123456789-secret/";

  @Autowired private ApplicationEventPublisher events;
  @Autowired private MailRepository repository;
  @Autowired private OwnNotices own;
  @Autowired private Accounts people;

  private SignedInAccount owner;

  @BeforeEach
  void tellWhatOthersLeft() {
    owner = fixtures.member();
    tell();
    jdbc.sql("delete from mail where recipient = :address")
        .param("address", owner.email())
        .update();
  }

  @Test
  void aLinkGoesToTheAddressOfTheEventInItsLanguageAndNowhereElse() {
    happens(new EmailConfirmationRequested(owner.id(), "new@example.com", Locale.ENGLISH, LINK));

    StoredMail mail = only("new@example.com");
    assertThat(mail.language()).isEqualTo("en");
    assertThat(mail.text()).contains("http://localhost:8080" + LINK);
    assertThat(mails(owner)).isEmpty();
    assertThat(
            jdbc.sql("select path from notice where account_id = :owner")
                .param("owner", owner.id().value())
                .query(String.class)
                .list())
        .containsExactly("/account/");
  }

  @Test
  void aLinkIsForgottenOnceAMailServerHasIt() {
    happens(new PasswordResetRequested(owner.id(), owner.email(), Locale.TAIWAN, LINK));
    StoredMail mail = newest(owner);
    assertThat(mail.text()).as("kept where there is no server").contains(LINK);
    jdbc.sql(
            """
            update mail set status = 'waiting', sent_at = null, next_at = written_at
            where id = :id
            """)
        .param("id", mail.id())
        .update();

    repository.left(mail, true, clock.instant());

    assertThat(newest(owner).text() + newest(owner).html()).isEmpty();
    assertThat(count("select count(*) from mail_event")).isZero();
  }

  @Test
  void whatHappensToAnAccountIsAlwaysTold() {
    happens(new EmailChanged(owner.id(), "old@example.com", owner.email(), Locale.TAIWAN));
    happens(new PasswordChanged(owner.id(), owner.email(), Locale.TAIWAN));
    happens(new AccountSuspended(owner.id()));
    happens(new AccountReinstated(owner.id()));

    assertThat(told(owner))
        .containsExactly(
            "email_changed owner",
            "password_changed owner",
            "account_suspended owner",
            "account_reinstated owner");
    assertThat(only("old@example.com").kind()).isEqualTo(MailKind.EMAIL_CHANGED);
    assertThat(mails(owner))
        .extracting(StoredMail::subject)
        .containsExactly("您的密碼已經變更", "帳號已停用", "帳號已恢復");
  }

  @Test
  void mailsAreInTheLanguageThatTheirReaderChoseLast() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    people.speak(sale.buyer().id(), Locale.ENGLISH);

    fixtures.paid(sale);
    tell();

    assertThat(newest(sale.buyer()).subject()).startsWith("Receipt: ");
    assertThat(newest(sale.seller()).subject()).startsWith("新訂單：");
  }

  @Test
  void nothingIsKeptOfWhoClosesTheAccount() {
    happens(new PasswordChanged(owner.id(), owner.email(), Locale.TAIWAN));
    assertThat(own.of(owner.id()).toString()).contains("您的密碼已經變更", owner.email());

    happens(new AccountClosed(owner.id()));

    assertThat(told(owner)).isEmpty();
    assertThat(mails(owner)).isEmpty();
  }

  private void happens(Object event) {
    transaction.executeWithoutResult(_ -> events.publishEvent(event));
    tell();
  }

  private StoredMail only(String address) {
    long id =
        jdbc.sql("select max(id) from mail where recipient = :address")
            .param("address", address)
            .query(Long.class)
            .single();
    return repository.find(id).orElseThrow();
  }
}
