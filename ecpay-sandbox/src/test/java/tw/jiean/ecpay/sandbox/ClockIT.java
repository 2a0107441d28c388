package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.trade.DeliveryView;
import tw.jiean.ecpay.sandbox.wire.Form;

class ClockIT extends SandboxTestBase {

  @TempDir Path folder;

  @Test
  void doesAllThatIsDueOnItsWayInTheOrderOfTime() {
    shop.answers(500, "");
    String card = place(orders.card());
    control.pay(card);
    String atm = place(orders.by("ATM", "ExpireDate", "1"));
    clock.tick(Duration.ofMinutes(1));
    control.issue(atm);

    control.advance(Duration.ofDays(2));

    assertThat(control.deliveries().stream().map(ClockIT::told))
        .containsExactly(
            atm + " 2026-07-02T22:10:11+08:00",
            card + " 2026-07-02T22:09:11+08:00",
            atm + " 2026-07-02T21:55:11+08:00",
            card + " 2026-07-02T21:54:11+08:00",
            atm + " 2026-07-02T21:40:11+08:00",
            card + " 2026-07-02T21:39:11+08:00",
            atm + " 2026-07-02T21:30:11+08:00",
            card + " 2026-07-02T21:29:11+08:00",
            atm + " 2026-07-02T21:25:11+08:00",
            card + " 2026-07-02T21:24:11+08:00");
    assertThat(control.trade(atm).state()).isEqualTo("expired");
    assertThat(control.now()).isEqualTo(clock.instant().plus(Duration.ofDays(2)));
  }

  @Test
  void tellsInWholeSecondsHowFarItWasMovedOnWhileTheWallsGoesOn() {
    try (EcpaySandbox going =
        EcpaySandbox.start(SandboxSettings.defaults().withClock(new Going()))) {
      HttpResponse<String> answer =
          new Browser(going)
              .post("/api/clock/advance/", "application/json", "{\"seconds\": 86400}");

      assertThat(json(answer).path("aheadSeconds").asLong()).isEqualTo(86_400);
    }
  }

  /** Goes on by some milliseconds whenever somebody looks. */
  private static final class Going extends Clock {

    private final AtomicLong millis = new AtomicLong();

    @Override
    public Instant instant() {
      return Instant.ofEpochMilli(millis.addAndGet(7));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void letsACodeBePaidUntilItsLastSecond() {
    String atm = place(orders.by("ATM", "ExpireDate", "1"));
    control.issue(atm);
    Instant midnight = Instant.parse("2026-07-03T16:00:00Z");

    control.advance(Duration.between(control.now(), midnight.minusSeconds(1)));
    assertThat(control.trade(atm).state()).isEqualTo("code_issued");

    control.advance(Duration.ofSeconds(1));
    assertThat(control.trade(atm).state()).isEqualTo("expired");
  }

  @Test
  void writesItsOwnTimeAndNotTheWallsIntoTrades() {
    control.advance(Duration.ofDays(30));
    String number = place(orders.card());

    assertThat(control.pay(number).paidAt()).isEqualTo("2026-08-01T21:24:11+08:00");
    assertThat(shop.next().form().text("TradeDate")).isEqualTo("2026/08/01 21:24:11");
  }

  @Test
  void takesATradeDateThatIsNearEitherClock() {
    control.advance(Duration.ofDays(30));
    Form now = orders.unsigned("Credit");
    Form later = dated("2026/08/01 21:24:11");

    browser.open(TestOrders.signed(now));
    browser.open(later);

    assertThat(browser.post("/Cashier/AioCheckOut/V5", dated("2026/07/16 21:24:11")).body())
        .contains("99200005");
  }

  @Test
  void staysAheadOverARestart() {
    SandboxSettings settings = SandboxSettings.defaults().withClock(clock).withFolder(folder);
    try (EcpaySandbox first = EcpaySandbox.start(settings)) {
      first.control().advance(Duration.ofDays(3));
      first.control().advance(Duration.ofHours(2));
    }

    try (EcpaySandbox second = EcpaySandbox.start(settings)) {
      assertThat(second.control().now()).isEqualTo(clock.instant().plus(Duration.ofHours(74)));
    }
  }

  @Test
  void movesWithTheWallWhenNobodyMovesIt() {
    try (EcpaySandbox alone = EcpaySandbox.start(SandboxSettings.defaults())) {
      alone.control().advance(Duration.ofHours(1));

      assertThat(alone.control().now())
          .isBetween(
              Clock.systemUTC().instant().plus(Duration.ofMinutes(59)),
              Clock.systemUTC().instant().plus(Duration.ofMinutes(61)));
    }
  }

  @Test
  void tellsAndMovesItsTimeOverHttp() {
    assertThat(json(browser.get("/api/clock/")).path("aheadSeconds").asLong()).isZero();

    JsonNode moved = json(advance("{\"seconds\": 86400}"));

    assertThat(moved.path("now").asString()).isEqualTo("2026-07-03T21:24:11+08:00");
    assertThat(moved.path("aheadSeconds").asLong()).isEqualTo(86_400);
    assertThat(control.now()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"seconds\": -1}",
        "{\"seconds\": 1.5}",
        "{\"seconds\": \"60\"}",
        "{\"seconds\": 316224001}",
        "{\"seconds\": 99999999999999999999}"
      })
  void movesByWholeSecondsForwardsOnly(String body) {
    assertThat(advance(body).statusCode()).isEqualTo(400);
    assertThat(control.now()).isEqualTo(clock.instant());
  }

  @Test
  void doesNotGoBack() {
    assertThatThrownBy(() -> control.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String place(Form order) {
    browser.open(order);
    return TestOrders.number(order);
  }

  private Form dated(String date) {
    return TestOrders.signed(orders.unsigned("Credit").replacing("MerchantTradeDate", date));
  }

  private HttpResponse<String> advance(String body) {
    return browser.post("/api/clock/advance/", "application/json", body);
  }

  private static String told(DeliveryView delivery) {
    return delivery.merchantTradeNo() + " " + delivery.at();
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }
}
