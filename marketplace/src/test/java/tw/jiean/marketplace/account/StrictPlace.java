package tw.jiean.marketplace.account;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;
import tw.jiean.marketplace.MarketplaceTest;

/** A marketplace that asks of accounts what it can ask. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@MarketplaceTest
@TestPropertySource(
    properties = {
      "jiean.account.staff-second-factor=true",
      "jiean.account.confirmation-needed=true"
    })
@interface StrictPlace {}
