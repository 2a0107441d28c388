package tw.jiean.marketplace.web;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.marketplace.account.Accounts;

/**
 * Refuses to move real money on a database that was filled by the demo: everybody knows the
 * password of its operator. Nobody real can have that address, its domain is reserved for examples.
 */
@Component
final class DemoAccountGuard implements SmartInitializingSingleton {

  private static final String DEMO_OPERATOR = "admin@example.com";

  private final EcpayProperties ecpay;
  private final Accounts accounts;

  DemoAccountGuard(EcpayProperties ecpay, Accounts accounts) {
    this.ecpay = ecpay;
    this.accounts = accounts;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (ecpay.realMoney() && accounts.findByEmail(DEMO_OPERATOR).isPresent()) {
      throw new StartRefused(
          "ECPAY_ENVIRONMENT=production does not start on a database with demo accounts, whose"
              + " passwords everybody knows: use a database of its own.");
    }
  }
}
