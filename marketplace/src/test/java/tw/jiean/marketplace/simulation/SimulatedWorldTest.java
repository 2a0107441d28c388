package tw.jiean.marketplace.simulation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.TestPropertySource;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.marketplace.MarketplaceTest;

/** The whole marketplace with an ECPay in its own thread and a clock that the test moves. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MarketplaceTest
@TestPropertySource(
    properties =
        // The same few statements, each some 10,000 times on little data: planned once, by their
        // indexes.
        "spring.datasource.hikari.connection-init-sql="
            + "set plan_cache_mode = force_generic_plan; set enable_seqscan = off")
@Import({World.class, Faults.class, SimulatedWorldTest.Configuration.class})
public @interface SimulatedWorldTest {

  /** Puts ECPay into the process. */
  @TestConfiguration(proxyBeanMethods = false)
  class Configuration {

    @Bean
    @Primary
    InProcessEcpay inProcessEcpay() {
      return new InProcessEcpay();
    }

    /** Without it no card is refunded but by hand. */
    @Bean
    DynamicPropertyRegistrar checkCode() {
      String code = Merchant.published().creditCheckCode();
      return properties -> properties.add("jiean.refund.credit-check-code", () -> code);
    }
  }
}
