package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
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
        new Binder(new MapConfigurationPropertySource(Map.of("ecpay.environment", environment)))
            .bind("ecpay", EcpayProperties.class)
            .get();
    new DemoAccountGuard(ecpay, accounts).afterSingletonsInstantiated();
  }
}
