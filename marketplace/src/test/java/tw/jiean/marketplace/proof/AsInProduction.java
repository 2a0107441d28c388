package tw.jiean.marketplace.proof;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;

/**
 * A proof on the whole application as it runs where money is real: keys of its own, an https
 * address that the test does not use. It reaches no ECPay, no job runs beside the test, and {@link
 * Faults} can be planted. All proofs share one application and one {@link Outside}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MarketplaceTest
@TestPropertySource(
    properties = {
      "ecpay.environment=production",
      "ecpay.merchant-id=" + Outside.MERCHANT,
      "ecpay.hash-key=" + Outside.HASH_KEY,
      "ecpay.hash-iv=" + Outside.HASH_IV,
      "jiean.public-url=" + Outside.SITE,
      "spring.mail.host=mail.shop.example",
      "jiean.mail.from=hello@shop.example",
      "spring.session.jdbc.cleanup-cron=-",
      "logging.exception-conversion-word=%wEx{2}"
    })
@Import({Outside.class, NoWayToEcpay.class, Faults.class})
@ExtendWith(Proof.class)
@interface AsInProduction {}
