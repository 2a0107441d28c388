package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class FirstOperatorIT {

  @Autowired private Accounts accounts;

  @Test
  void isMadeOnceFromTheSettings() {
    String email = AccountFixtures.newAccount().email();

    start(email, AccountFixtures.PASSWORD);
    AccountSummary made = accounts.findByEmail(email).orElseThrow();
    start(email, "another password");

    assertThat(made.role()).isEqualTo(Role.OPERATOR);
    assertThat(accounts.findByEmail(email)).hasValue(made);
  }

  @Test
  void neverTurnsAMemberIntoAnOperator() {
    SignedInAccount member = AccountFixtures.member(accounts);

    start(member.email(), AccountFixtures.PASSWORD);

    assertThat(accounts.find(member.id()).orElseThrow().role()).isEqualTo(Role.MEMBER);
  }

  @Test
  void isNotMadeWithoutBothSettings() {
    String email = AccountFixtures.newAccount().email();

    start(email, "");

    assertThat(accounts.findByEmail(email)).isEmpty();
  }

  @Test
  void refusesAPasswordThatPeopleCouldNotHaveEither() {
    assertThatExceptionOfType(OperatorRefused.class)
        .isThrownBy(() -> start(AccountFixtures.newAccount().email(), "short"))
        .withMessageEndingWith("JIEAN_OPERATOR_PASSWORD cannot be used: password too short.")
        .satisfies(refused ->
            assertThat(new OperatorRefusedAnalyzer().analyze(refused, refused).getDescription())
                .isEqualTo(refused.getMessage()));
  }

  private void start(String email, String password) {
    new FirstOperator(new OperatorProperties(email, password), accounts)
        .run(new DefaultApplicationArguments());
  }
}
