package tw.jiean.demo;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionOperations;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Photos;
import tw.jiean.marketplace.mail.Mails;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.page.TestModeLink;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.review.Reviews;

/**
 * What the demo adds to the marketplace. Beans end in the reverse order of their dependencies: the
 * web server first, the database when nobody uses it any more, the folder's lock last.
 */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

  @Bean
  @Conditional(NoOutsideDatabase.class)
  DemoDatabase demoDatabase(DataFolder data) {
    return DemoDatabase.start(data);
  }

  @Bean
  @ConditionalOnProperty(name = "ecpay.environment", havingValue = "sandbox")
  EcpaySandbox ecpaySandbox(
      EcpayConfig shop,
      EcpayProperties ecpay,
      DataFolder data,
      Clock clock,
      Environment environment) {
    return EcpaySandbox.start(
        SandboxSettings.defaults()
            .withPort(environment.getRequiredProperty(DemoDefaults.SANDBOX_PORT, Integer.class))
            .withPublicUrl(ecpay.sandboxUrl())
            .withFolder(data.resolve("sandbox"))
            .withClock(clock)
            .withMerchants(
                List.of(
                    new Merchant(
                        shop.merchantId().value(), shop.keys().hashKey(), shop.keys().hashIv()))));
  }

  @Bean
  DemoCatalogue demoCatalogue() {
    return DemoCatalogue.read();
  }

  @Bean
  @ConditionalOnBooleanProperty("jiean.demo")
  DemoListings demoListings(
      DemoCatalogue catalogue,
      Accounts accounts,
      Categories categories,
      Listings listings,
      Photos photos,
      TransactionOperations transaction) {
    return new DemoListings(catalogue, accounts, categories, listings, photos, transaction);
  }

  /** Only where the sandbox runs here: somebody has to pay them. */
  @Bean
  @ConditionalOnBean(EcpaySandbox.class)
  @ConditionalOnBooleanProperty("jiean.demo")
  DemoOrders demoOrders(
      DemoCatalogue catalogue,
      Accounts accounts,
      Listings listings,
      Orders orders,
      Payments payments,
      EcpaySandbox sandbox) {
    return new DemoOrders(catalogue, accounts, listings, orders, payments, sandbox.control());
  }

  @Bean
  @ConditionalOnBean(EcpaySandbox.class)
  @ConditionalOnBooleanProperty("jiean.demo")
  DemoReviews demoReviews(
      DemoCatalogue catalogue,
      Accounts accounts,
      DemoOrders purchases,
      Orders orders,
      Reviews reviews) {
    return new DemoReviews(catalogue, accounts, purchases, orders, reviews);
  }

  /** Where the sandbox runs here, nobody's real mail is among them. */
  @Bean
  @ConditionalOnProperty(name = "ecpay.environment", havingValue = "sandbox")
  @Conditional(NoMailServer.class)
  MailPage mailPage(Mails mails) {
    return new MailPage(mails);
  }

  @Bean
  @ConditionalOnBean(MailPage.class)
  TestModeLink mailPageLink() {
    return new TestModeLink(MailPage.PATH, "demo.mail.link");
  }

  /** Once the site answers: ECPay's notifications of the demo orders go there. */
  @Bean
  ApplicationListener<ApplicationReadyEvent> whenReady(
      DemoCatalogue catalogue,
      ObjectProvider<DemoOrders> orders,
      ObjectProvider<DemoReviews> reviews,
      Environment environment) {
    return event -> {
      orders.ifAvailable(DemoOrders::complete);
      reviews.ifAvailable(demo ->
          demo.complete(
              URI.create(
                  "http://localhost:" + environment.getRequiredProperty("local.server.port"))));
      Welcome.say(
          environment,
          environment.getRequiredProperty("jiean.demo", Boolean.class) ? catalogue : null);
    };
  }
}
