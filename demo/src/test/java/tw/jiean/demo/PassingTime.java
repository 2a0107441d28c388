package tw.jiean.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.CategoryId;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.catalog.Question;
import tw.jiean.marketplace.catalog.QuestionKind;
import tw.jiean.marketplace.money.Money;

/** Replaces the one clock of marketplace and sandbox by one that a test moves on. */
@Configuration(proxyBeanMethods = false)
class PassingTime {

  private static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");

  @Bean
  @Primary
  Moved movedClock() {
    return new Moved(fromTheMorning(), new AtomicReference<>(Duration.ZERO));
  }

  /**
   * The clock of the wall, set on to the next ten o'clock in Taiwan: from 20:15 to 20:30 ECPay
   * gives nothing back, whenever the tests run.
   */
  static Clock fromTheMorning() {
    Clock wall = Clock.systemUTC();
    ZonedDateTime now = wall.instant().atZone(TAIWAN);
    ZonedDateTime morning = now.toLocalDate().plusDays(1).atTime(10, 0).atZone(TAIWAN);
    return Clock.offset(wall, Duration.between(now, morning));
  }

  /** Those of the demo's people and services without whom there is no story. */
  static void populate(DemoServer server) {
    Accounts accounts = server.bean(Accounts.class);
    accounts.createOperator(new NewAccount(Visitor.OPERATOR, "客服", Visitor.PASSWORD));
    accounts.createForDemo(new NewAccount(OrderStoryIT.SELLER, "語庭", Visitor.PASSWORD));
    CategoryId category = server.bean(Categories.class).create("words", "文字", "Words");
    server
        .bean(Listings.class)
        .publish(
            accounts.findByEmail(OrderStoryIT.SELLER).orElseThrow().id(),
            new ListingDraft(
                Visitor.SERVICE,
                "逐句校對，附修改理由。",
                Set.of(category),
                new Plan(PlanKind.STANDARD, "一頁", "五百字以內", Money.of(450), 3, 2),
                null,
                List.of(),
                List.of(new Question(QuestionKind.LONG_TEXT, "要校對什麼？", List.of(), true))));
  }

  /** The time of a clock and all that was passed. */
  static final class Moved extends Clock {

    private final Clock clock;
    private final AtomicReference<Duration> passed;

    private Moved(Clock clock, AtomicReference<Duration> passed) {
      this.clock = clock;
      this.passed = passed;
    }

    void pass(Duration time) {
      passed.updateAndGet(already -> already.plus(time));
    }

    @Override
    public Instant instant() {
      return clock.instant().plus(passed.get());
    }

    @Override
    public ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return new Moved(clock.withZone(zone), passed);
    }
  }
}
