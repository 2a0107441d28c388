package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.account.AccountProblem.DISPLAY_NAME_MISSING;
import static tw.jiean.marketplace.account.AccountProblem.DISPLAY_NAME_TOO_LONG;
import static tw.jiean.marketplace.account.AccountProblem.DISPLAY_NAME_UNPRINTABLE;
import static tw.jiean.marketplace.account.AccountProblem.EMAIL_INVALID;
import static tw.jiean.marketplace.account.AccountProblem.PASSWORD_TOO_EASY;
import static tw.jiean.marketplace.account.AccountProblem.PASSWORD_TOO_LONG;
import static tw.jiean.marketplace.account.AccountProblem.PASSWORD_TOO_SHORT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountProblemTests {

  private static final String EMAIL = "ming@example.com";
  private static final String NAME = "小明";
  private static final String PASSWORD = "four black cats";

  @ParameterizedTest
  @ValueSource(strings = {"ming@example.com", " Ming.Wang+shop@mail.Example.com.tw ", "a@b.tw"})
  void takesAddressesOfOneMailbox(String email) {
    assertThat(new NewAccount(email, NAME, PASSWORD).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ming",
        "ming@",
        "@example.com",
        "a b@example.com",
        "a@b",
        "a@b@example.com",
        "明@example.com",
        "a@example.com\nBcc: b@example.com",
        "a@example..com"
      })
  void refusesWhatIsNoAddress(String email) {
    assertThat(new NewAccount(email, NAME, PASSWORD).problems()).containsExactly(EMAIL_INVALID);
  }

  @Test
  void limitsAddressesTo254Characters() {
    assertThat(new NewAccount("a".repeat(249) + "@b.tw", NAME, PASSWORD).problems()).isEmpty();
    assertThat(new NewAccount("a".repeat(250) + "@b.tw", NAME, PASSWORD).problems())
        .containsExactly(EMAIL_INVALID);
  }

  @Test
  void keepsAddressesInLowerCase() {
    assertThat(new NewAccount(" MING@Example.COM ", NAME, PASSWORD).email()).isEqualTo(EMAIL);
  }

  @Test
  void limitsNamesTo40PrintableCharacters() {
    assertThat(new NewAccount(EMAIL, "明".repeat(40), PASSWORD).problems()).isEmpty();
    assertThat(new NewAccount(EMAIL, "明".repeat(41), PASSWORD).problems())
        .containsExactly(DISPLAY_NAME_TOO_LONG);
    assertThat(new NewAccount(EMAIL, "  ", PASSWORD).problems())
        .containsExactly(DISPLAY_NAME_MISSING);
    assertThat(new NewAccount(EMAIL, "a\u202eb", PASSWORD).problems())
        .containsExactly(DISPLAY_NAME_UNPRINTABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"👩‍💻", "小明🏳️‍🌈", "👩🏽‍🚀 a", "👨‍👩‍👧", "❤️"})
  void takesNamesWithEmojiOfSeveralParts(String name) {
    assertThat(new NewAccount(EMAIL, name, PASSWORD).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200Db",
        "小\u200D明",
        "👩\u200D",
        "\u200D💻",
        "👩\u200Da",
        "a\u200B",
        "👩\u2069"
      })
  void refusesNamesWithWhatIsNotSeen(String name) {
    assertThat(new NewAccount(EMAIL, name, PASSWORD).problems())
        .containsExactly(DISPLAY_NAME_UNPRINTABLE);
  }

  @Test
  void limitsPasswordsFrom8CharactersTo72Bytes() {
    assertThat(password("k4-b2.c")).containsExactly(PASSWORD_TOO_SHORT);
    assertThat(password("k4-b2.c7")).isEmpty();
    assertThat(password("abcd".repeat(18))).isEmpty();
    assertThat(password("abcd".repeat(18) + "e")).containsExactly(PASSWORD_TOO_LONG);
    assertThat(password("春夏秋冬".repeat(6))).isEmpty();
    assertThat(password("春夏秋冬".repeat(6) + "春")).containsExactly(PASSWORD_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaaaaaaa", "12121212", "ming@example.com", "Example.com"})
  void refusesPasswordsThatAreGuessedAtOnce(String password) {
    assertThat(password(password)).containsExactly(PASSWORD_TOO_EASY);
  }

  @Test
  void neverShowsAPassword() {
    assertThat(new NewAccount(EMAIL, NAME, PASSWORD).toString()).doesNotContain(PASSWORD);
    assertThat(new SignUpForm(EMAIL, NAME, PASSWORD).toString()).doesNotContain(PASSWORD);
    assertThat(new PasswordForm(PASSWORD, PASSWORD).toString()).doesNotContain(PASSWORD);
    assertThat(new OperatorProperties(EMAIL, PASSWORD).toString()).doesNotContain(PASSWORD);
  }

  private static List<AccountProblem> password(String password) {
    return new NewAccount(EMAIL, NAME, password).problems();
  }
}
