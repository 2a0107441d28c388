package tw.jiean.marketplace;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application on a real, empty PostgreSQL and a free port, with a clock that the test
 * moves ({@link SettableClock}). All tests that carry it without further settings share one
 * application.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = MarketplaceApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "management.server.port=0",
      "spring.main.allow-bean-definition-overriding=false",
      "jiean.data-dir=target/test-data",
      // Operators of tests have a password only; SecondFactorIT is about the other way.
      "jiean.account.staff-second-factor=false",
      // Tests say when a job runs.
      "jiean.jobs.enabled=false"
    })
@AutoConfigureMockMvc
@Import({SettableClock.Configuration.class, QuickPasswords.class})
@ContextConfiguration(initializers = EmbeddedDatabase.class)
public @interface MarketplaceTest {}
