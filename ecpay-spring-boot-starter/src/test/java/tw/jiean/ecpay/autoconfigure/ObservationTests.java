package tw.jiean.ecpay.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.transport.HttpTransport;

/** Health and metrics, of calls through the application's own transport. */
class ObservationTests {

  private static final Instant NOW = Instant.parse("2026-07-01T04:00:00.500Z");

  private final ScriptedTransport transport = new ScriptedTransport();

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  EcpayAutoConfiguration.class,
                  EcpayHealthAutoConfiguration.class,
                  EcpayMetricsAutoConfiguration.class))
          .withBean(HttpTransport.class, () -> transport)
          .withBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC))
          .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

  /** An ECPay that answers every call as told; what it says is of no interest here. */
  private static final class ScriptedTransport implements HttpTransport {

    private int status = 200;
    private Optional<Instant> date = Optional.empty();
    private boolean silent;

    @Override
    public Reply post(URI uri, String form) {
      if (silent) {
        throw new EcpayUnreachable(uri.getPath(), "silent", new IllegalStateException("silent"));
      }
      return new Reply(status, "", date);
    }

    @Override
    public Reply download(URI uri, String form, Path file) {
      throw new AssertionError("A question is no download");
    }
  }

  @Test
  void beforeTheFirstCallHealthIsUpAndKnowsNothing() {
    context.run(started -> {
      assertThat(health(started)).isEqualTo(Health.up().build());
      assertThat(meters(started).get("ecpay.clock.drift").timeGauge().value()).isNaN();
    });
  }

  @Test
  void healthTellsWhenEcpayLastAnswered() {
    context.run(started -> {
      ask(started);
      transport.silent = true;
      ask(started);

      assertThat(health(started).getDetails()).containsEntry("lastAnswer", NOW.toString());
    });
  }

  @Test
  void aCallWithoutAnAnswerIsNoAnswer() {
    transport.silent = true;
    context.run(started -> {
      ask(started);

      assertThat(health(started)).isEqualTo(Health.up().build());
    });
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T04:00:00Z, 0, UP",
    "2026-07-01T03:59:59Z, 0, UP",
    "2026-07-01T03:59:00Z, -59, UP",
    "2026-07-01T04:02:59Z, 178, UP",
    "2026-07-01T04:03:01Z, 180, DOWN",
    "2026-07-01T03:57:00Z, -179, UP",
    "2026-07-01T03:56:59Z, -180, DOWN",
    "2026-07-01T03:50:00Z, -599, DOWN"
  })
  void healthIsDownWhenTheClockIsSoWrongThatEcpayRefusesQuestions(
      Instant ecpaysTime, long seconds, Status status) {
    transport.date = Optional.of(ecpaysTime);
    context.run(started -> {
      ask(started);

      assertThat(health(started).getStatus()).isEqualTo(status);
      assertThat(health(started).getDetails()).containsEntry("clockDriftSeconds", seconds);
      assertThat(meters(started).get("ecpay.clock.drift").timeGauge().value(TimeUnit.SECONDS))
          .isBetween(seconds - 1.0, seconds + 1.0);
    });
  }

  @Test
  void aWrongClockIsStillKnownAfterAnAnswerWithoutATime() {
    transport.date = Optional.of(NOW.plus(Duration.ofHours(1)));
    context.run(started -> {
      ask(started);
      transport.date = Optional.empty();
      ask(started);

      assertThat(health(started).getStatus()).isEqualTo(Status.DOWN);
    });
  }

  @Test
  void healthTellsHowLongEcpayWantsToBeLeftAlone() {
    transport.status = 403;
    context.run(started -> {
      ask(started);

      assertThat(health(started).getStatus()).isEqualTo(Status.UP);
      assertThat(health(started).getDetails())
          .containsOnlyKeys("pausedUntil")
          .containsEntry("pausedUntil", NOW.plus(Duration.ofMinutes(30)).toString());
    });
  }

  @ParameterizedTest
  @CsvSource({"200, answered", "403, too_often", "500, http_error", "302, http_error"})
  void everyCallIsTimedByOperationAndOutcome(int status, String outcome) {
    transport.status = status;
    context.run(started -> {
      ask(started);

      assertThat(
              meters(started)
                  .get("ecpay.calls")
                  .tags("operation", "QueryTradeInfo", "outcome", outcome)
                  .timer()
                  .count())
          .isEqualTo(1);
    });
  }

  @Test
  void aCallWithoutAnAnswerIsTimedAsWell() {
    transport.silent = true;
    context.run(started -> {
      ask(started);
      ask(started);

      assertThat(meters(started).get("ecpay.calls").tag("outcome", "no_answer").timer().count())
          .isEqualTo(2);
    });
  }

  @Test
  void callsThatTheBudgetRefusesAreCountedAndReachNobody() {
    context
        .withPropertyValues("ecpay.budget.at-once=1", "ecpay.budget.interval=1h")
        .run(started -> {
          ask(started);
          ask(started);
          ask(started);

          assertThat(meters(started).get("ecpay.budget.refusals").functionCounter().count())
              .isEqualTo(2);
          assertThat(meters(started).get("ecpay.calls").timer().count()).isEqualTo(1);
        });
  }

  @Test
  void refusedMessagesAreCountedByReasonFromZero() {
    context.run(started -> {
      started.publishEvent(
          new RefusedNotification("/return/", NotificationRefused.Reason.SIGNATURE, List.of()));

      assertThat(refused(started, "signature")).isEqualTo(1);
      assertThat(refused(started, "repeated_field")).isZero();
    });
  }

  @Test
  void theApplicationsOwnHealthComesFirst() {
    HealthIndicator own = () -> Health.unknown().build();
    context
        .withBean("ecpayHealthIndicator", HealthIndicator.class, () -> own)
        .run(started -> assertThat(started.getBean("ecpayHealthIndicator")).isSameAs(own));
  }

  @Test
  void healthCanBeSwitchedOff() {
    context
        .withPropertyValues("management.health.ecpay.enabled=false")
        .run(started -> assertThat(started).doesNotHaveBean(HealthIndicator.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.micrometer", "org.springframework.boot.health"})
  void whatIsNotOnTheClassPathIsNotMissed(String missing) {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                EcpayAutoConfiguration.class,
                EcpayHealthAutoConfiguration.class,
                EcpayMetricsAutoConfiguration.class))
        .withClassLoader(new FilteredClassLoader(missing))
        .run(started -> assertThat(started).hasNotFailed().hasSingleBean(EcpayClient.class));
  }

  @Test
  void countersAreThereFromTheStartAlsoWhenBeansAreMadeLate() {
    context
        .withInitializer(late ->
            late.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
        .run(started -> {
          MeterRegistry meters = started.getBean(MeterRegistry.class);
          assertThat(meters.find("ecpay.budget.refusals").functionCounter()).isNotNull();
          assertThat(meters.find("ecpay.notifications.refused").counters()).isNotEmpty();
        });
  }

  private static void ask(ApplicationContext started) {
    assertThat(
            catchThrowable(
                () -> started.getBean(EcpayClient.class).trades().ask(new MerchantTradeNo("JN1"))))
        .isNotNull();
  }

  private static Health health(ApplicationContext started) {
    return started.getBean("ecpayHealthIndicator", EcpayHealthIndicator.class).health();
  }

  private static MeterRegistry meters(ApplicationContext started) {
    return started.getBean(MeterRegistry.class);
  }

  private static double refused(ApplicationContext started, String reason) {
    return meters(started)
        .get("ecpay.notifications.refused")
        .tag("reason", reason)
        .counter()
        .count();
  }
}
