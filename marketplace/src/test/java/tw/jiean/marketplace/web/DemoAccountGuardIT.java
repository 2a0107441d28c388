package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.ecpay.autoconfigure.EcpayProperties.Environment;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;

@MarketplaceTest
@Transactional // takes the well-known address back out
class DemoAccountGuardIT {

  @Autowired private Accounts accounts;

  @Test
  void realMoneyIsNotMovedOnADatabaseThatTheDemoFilled() {
    assertThatCode(() -> guard(Environment.PRODUCTION)).doesNotThrowAnyException();

    accounts.createOperator(new NewAccount("admin@example.com", "Operator", "demo-1234"));

    assertThatThrownBy(() -> guard(Environment.PRODUCTION))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("demo accounts");
    assertThatCode(() -> guard(Environment.STAGE)).doesNotThrowAnyException();
  }

  private void guard(Environment environment) {
    var ecpay =
        new EcpayProperties(environment, URI.create("http://localhost:8090"), null, null, null);
    new DemoAccountGuard(ecpay, accounts).afterSingletonsInstantiated();
  }
}
