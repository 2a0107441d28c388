package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.marketplace.SettableClock;

/** Where it is asked for, nobody trades before his address is confirmed. */
@StrictPlace
class ConfirmedTradeIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;
  @Autowired private AccountRepository repository;
  @Autowired private SettableClock clock;

  @ParameterizedTest
  @ValueSource(strings = {"/order/create/", "/studio/listings/new/"})
  void formsLeadToThePageThatExplainsIt(String form) {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(mvc.post().uri(form).with(user(member)).with(csrf()))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/account/email/?needed");

    repository.confirm(member.id(), clock.instant());

    assertThat(mvc.post().uri(form).with(user(member)).with(csrf()))
        .satisfies(
            answer -> assertThat(answer.getResponse().getStatus()).isIn(400, 404)); // empty forms
  }

  @Test
  void thePageSaysWhatIsMissing() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(mvc.get().uri("/account/email/?needed=").with(user(member)))
        .hasStatusOk()
        .bodyText()
        .contains("請先確認電子郵件", "再寄一次連結");
  }

  @Test
  void readingAndTheAccountItselfAreOpen() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(mvc.get().uri("/studio/listings/new/").with(user(member))).hasStatusOk();
    assertThat(mvc.get().uri("/account/").with(user(member))).hasStatusOk();
  }
}
