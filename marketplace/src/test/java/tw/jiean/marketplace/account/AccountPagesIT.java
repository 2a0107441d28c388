package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class AccountPagesIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;

  @Test
  void signInPageIsInChineseFirst() {
    assertThat(mvc.get().uri("/login/"))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"zh-TW\"", "登入", "測試環境", "name=\"_csrf\"")
        .doesNotContain("??");
  }

  @Test
  void signInPageIsInEnglishForThoseWhoChoseIt() {
    assertThat(mvc.get().uri("/login/").cookie(new Cookie("language", "en")))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"en\"", "Sign in", "Test mode")
        .doesNotContain("登入", "??");
  }

  @Test
  void signUpMakesAnAccountThatCanBuyAndSell() {
    NewAccount wanted = AccountFixtures.newAccount();

    MvcTestResult result = signUp(wanted.email(), wanted.displayName(), wanted.password());

    assertThat(result).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/login/");
    assertThat(accounts.findByEmail(wanted.email()))
        .hasValueSatisfying(account -> assertThat(account.role()).isEqualTo(Role.MEMBER));
  }

  @Test
  void wrongSignUpKeepsWhatWasTypedButThePassword() {
    assertThat(signUp("nobody", "小明", "short"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains(
            "value=\"nobody\"",
            "value=\"小明\"",
            "href=\"#email\"",
            "id=\"email-error\"",
            "aria-describedby=\"email-error\"")
        .doesNotContain("value=\"short\"");
  }

  @Test
  void oneAddressHasOneAccountWhateverItsLetterCase() {
    SignedInAccount first = AccountFixtures.member(accounts);

    MvcTestResult again =
        signUp(first.email().toUpperCase(Locale.ROOT), "小華", AccountFixtures.PASSWORD);

    assertThat(again).hasStatus(HttpStatus.BAD_REQUEST).bodyText().contains("已經註冊過");
  }

  @Test
  void escapesWhatPeopleType() {
    assertThat(signUp("\"><script>alert(1)</script>", "<b>", "x"))
        .bodyText()
        .doesNotContain("<script>alert", "<b>");
  }

  @Test
  void profileShowsAndKeepsNameAndBio() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(
            mvc.post()
                .uri("/account/")
                .with(user(member))
                .with(csrf())
                .param("displayName", "設計師小明")
                .param("bio", "第一行\r\n第二\u0000行\u202E"))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl("/account/");

    assertThat(accounts.profile(member.id()))
        .hasValueSatisfying(profile -> {
          assertThat(profile.displayName()).isEqualTo("設計師小明");
          assertThat(profile.bio()).isEqualTo("第一行\n第二行");
        });
    assertThat(mvc.get().uri("/account/").with(user(member)))
        .hasStatusOk()
        .bodyText()
        .contains("value=\"設計師小明\"", "第一行\n第二行", member.email());
  }

  @Test
  void wrongProfileKeepsWhatWasTyped() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(
            mvc.post()
                .uri("/account/")
                .with(user(member))
                .with(csrf())
                .param("displayName", " ")
                .param("bio", "好".repeat(1001)))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("好".repeat(1001), "href=\"#displayName\"", "href=\"#bio\"");
  }

  @Test
  void passwordChangesOnlyWithTheOldOne() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(
            mvc.post()
                .uri("/account/password/")
                .with(user(member))
                .with(csrf())
                .param("currentPassword", "a wrong one")
                .param("password", "five white dogs"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("目前的密碼不正確");
  }

  @Test
  void noDeviceMakesAPasskeyBeforeThePasswordIsRight() {
    SignedInAccount member = AccountFixtures.member(accounts);

    assertThat(passkeyWanted(member, ""))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("請輸入目前的密碼")
        .doesNotContain("目前的密碼不正確");
    assertThat(passkeyWanted(member, "a wrong one"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("目前的密碼不正確");
    assertThat(passkeyWanted(member, AccountFixtures.PASSWORD)).hasStatus(HttpStatus.NO_CONTENT);
  }

  private MvcTestResult passkeyWanted(SignedInAccount member, String password) {
    return mvc.post()
        .uri("/account/passkeys/")
        .with(user(member))
        .with(csrf())
        .param("label", "我的手機")
        .param("currentPassword", password)
        .exchange();
  }

  private MvcTestResult signUp(String email, String displayName, String password) {
    return mvc.post()
        .uri("/signup/")
        .with(csrf())
        .param("email", email)
        .param("displayName", displayName)
        .param("password", password)
        .exchange();
  }
}
