package tw.jiean.ecpay.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.jiean.ecpay.sandbox.endpoint.OrderRefused;
import tw.jiean.ecpay.sandbox.endpoint.ServerReply;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.notify.Answer;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The sandbox inside a simulation: no port, no thread, no waiting, nothing by chance. */
class InProcessTests {

  private static final String QUERY = "/Cashier/QueryTradeInfo/V5";
  private static final String DO_ACTION = "/CreditDetail/DoAction";
  private static final Answer ACKNOWLEDGED = Answer.of(200, "1|OK");

  private final World world = new World(1);

  @AfterEach
  void stop() {
    world.close();
  }

  /** A sandbox, its time, and a shop that writes down what it is told. */
  private static final class World implements AutoCloseable {

    private final SettableClock clock = new SettableClock();
    private final List<String> story = new ArrayList<>();
    private final List<Thread> tellers = new ArrayList<>();
    private Answer answer = ACKNOWLEDGED;
    private int orders;
    private final EcpaySandbox sandbox;
    private final SandboxControl control;

    World(long seed) {
      sandbox =
          EcpaySandbox.inProcess(
              SandboxSettings.defaults().withClock(clock).withSeed(seed).withShop(this::told));
      control = sandbox.control();
    }

    private Answer told(String url, String form) {
      tellers.add(Thread.currentThread());
      story.add(clock.instant() + " " + url + " " + form);
      return answer;
    }

    String ordered(String method) {
      String number = "W" + ++orders;
      control.order(order(number, method).encoded());
      return number;
    }

    Form order(String number, String method) {
      return TestOrders.signed(
          Form.of(
              "MerchantID", "3002607",
              "MerchantTradeNo", number,
              "MerchantTradeDate", TaiwanTime.dateTime(clock.instant()),
              "PaymentType", "aio",
              "TotalAmount", "1200",
              "TradeDesc", "order",
              "ItemName", "thing",
              "ReturnURL", "https://shop.example/return/",
              "PaymentInfoURL", "https://shop.example/code/",
              "ChoosePayment", method,
              "EncryptType", "1",
              "NeedExtraPaidInfo", "Y"));
    }

    ServerReply asked(String number) {
      return sandbox.answer(
          QUERY, Answers.query(number, clock.instant().getEpochSecond()).encoded());
    }

    ServerReply acted(String number, String action, long amount) {
      return sandbox.answer(
          DO_ACTION,
          Answers.action(number, control.trade(number).tradeNo(), action, amount).encoded());
    }

    /** Moves the simulation's own clock on, stopping wherever something is due. */
    void until(Instant end) {
      for (Instant next = next(end); next.isBefore(end); next = next(end)) {
        clock.tick(Duration.between(clock.instant(), next));
        control.runDue();
      }
      clock.tick(Duration.between(clock.instant(), end));
      control.runDue();
    }

    private Instant next(Instant end) {
      return control.nextDue().filter(due -> due.isBefore(end)).orElse(end);
    }

    @Override
    public void close() {
      sandbox.close();
    }
  }

  @Test
  void tellsTheShopInTheCallersThreadBeforeTheCommandReturns() {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (World quiet = new World(2)) {
      String number = quiet.ordered("Credit");

      assertThat(quiet.control.pay(number).state()).isEqualTo("paid");

      assertThat(quiet.story).singleElement().asString().contains("RtnCode=1", number);
      assertThat(quiet.tellers).containsExactly(Thread.currentThread());
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> !before.contains(thread))
          .noneMatch(thread -> thread.getName().startsWith("ecpay-sandbox"));
    }
  }

  @Test
  void sendsAgainAtItsTimesByTheSimulationsClock() {
    world.answer = Answer.none("the shop is down");
    Instant start = world.clock.instant();
    world.control.pay(world.ordered("Credit"));

    world.until(start.plus(Duration.ofHours(3)));

    assertThat(world.story)
        .extracting(told ->
            Duration.between(start, Instant.parse(told.substring(0, told.indexOf(' '))))
                .toMinutes())
        .containsExactly(0L, 5L, 15L, 30L, 45L);
    assertThat(world.control.now()).isEqualTo(start.plus(Duration.ofHours(3)));
  }

  @Test
  void letsWhoeverGaveTheCommandHaveWhatTheShopThrows() {
    String number = world.ordered("Credit");
    IllegalStateException crash = new IllegalStateException("the shop's process was killed");
    try (EcpaySandbox sandbox =
        EcpaySandbox.inProcess(
            SandboxSettings.defaults()
                .withClock(world.clock)
                .withShop((url, form) -> {
                  throw crash;
                }))) {
      sandbox.control().order(world.order(number, "Credit").encoded());

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> sandbox.control().pay(number))
          .isSameAs(crash);
      assertThat(sandbox.control().trade(number).state()).isEqualTo("paid");
      assertThat(sandbox.control().nextDue())
          .contains(world.clock.instant().plus(Duration.ofMinutes(5)));
    }
  }

  @Test
  void aShopMayAskWhileItIsTold() {
    List<String> answers = new ArrayList<>();
    SandboxSettings settings = SandboxSettings.defaults().withClock(world.clock);
    EcpaySandbox[] asked = new EcpaySandbox[1];
    try (EcpaySandbox sandbox =
        EcpaySandbox.inProcess(
            settings.withShop((url, form) -> {
              Form told = Form.parse(form.getBytes(UTF_8));
              long now = world.clock.instant().getEpochSecond();
              answers.add(
                  asked[0]
                      .answer(QUERY, Answers.query(told.text("MerchantTradeNo"), now).encoded())
                      .body());
              return ACKNOWLEDGED;
            }))) {
      asked[0] = sandbox;
      sandbox.control().order(world.order("ASKS", "Credit").encoded());
      sandbox.control().pay("ASKS");
    }
    assertThat(answers).singleElement().asString().contains("TradeStatus=1");
  }

  @Test
  void refusesAnOrderAsTheCashierWould() {
    Form order = world.order("TWICE", "Credit");
    world.control.order(order.encoded());

    assertThatExceptionOfType(OrderRefused.class)
        .isThrownBy(() -> world.control.order(order.encoded()))
        .withMessageContaining("10300028");
    assertThatExceptionOfType(OrderRefused.class)
        .isThrownBy(() -> world.control.order(order.replacing("TotalAmount", "1").encoded()))
        .satisfies(refused -> assertThat(refused.refusal().code().number()).isEqualTo("10200073"));
    assertThatExceptionOfType(OrderRefused.class)
        .isThrownBy(() -> world.control.order("%"))
        .satisfies(refused -> assertThat(refused.refusal().code().number()).isEqualTo("99200008"));
  }

  @Test
  void answersTheShopsServerAsOverHttp() {
    String number = world.ordered("Credit");
    world.control.pay(number);

    ServerReply reply = world.asked(number);

    assertThat(reply.status()).isEqualTo(200);
    Form told = Form.of();
    for (var field : Answers.fields(reply.body()).entrySet()) {
      told = told.with(field.getKey(), field.getValue());
    }
    assertThat(told.text("TradeStatus")).isEqualTo("1");
    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(world.sandbox.answer("/nowhere", "").status()).isEqualTo(404);
    assertThat(world.sandbox.answer(QUERY, "%").status()).isEqualTo(400);
  }

  @Test
  void saysHowLateAnAnswerIsAndWaitsForNothing() {
    String number = world.ordered("Credit");
    world.control.misbehave(Fault.SLOW_ANSWER, 1);

    ServerReply slow = world.asked(number);

    assertThat(slow.after()).isEqualTo(Duration.ofSeconds(15));
    assertThat(slow.body()).contains("TradeStatus=0");
    assertThat(world.asked(number).after()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"CONNECTION_CUT", "DO_ACTION_DONE_UNANSWERED", "DO_ACTION_LOST_UNANSWERED"})
  void saysThatNoAnswerCame(Fault fault) {
    String number = world.ordered("Credit");
    world.control.pay(number);
    world.control.misbehave(fault, number, 1);

    ServerReply reply = world.acted(number, "N", 1200);

    assertThat(reply.cut()).isTrue();
    assertThat(reply.body()).isEmpty();
    assertThat(world.control.authorisations(number).get(0).state())
        .isEqualTo(fault == Fault.DO_ACTION_DONE_UNANSWERED ? "abandoned" : "authorised");
  }

  @Test
  void givesTheFilesOfEachSimulatedDay() {
    String number = world.ordered("Credit");
    world.control.pay(number);
    // Late on a Thursday in Taiwan: captured on Friday evening, given back on Saturday.
    world.until(Instant.parse("2026-07-04T07:00:00Z"));
    assertThat(world.acted(number, "R", 200).body()).contains("RtnCode=1");
    assertThat(funding("2026-07-03")).doesNotContain(number);
    world.until(Instant.parse("2026-07-07T07:00:00Z"));

    assertThat(funding("2026-07-03")).contains(number, "1200");
    assertThat(funding("2026-07-04")).contains(number, "-200");
    assertThat(funding("2026-07-05")).doesNotContain(number);
    assertThat(payments("2026-07-02")).contains(number);
  }

  /** One file a minute is ECPay's limit. */
  private String funding(String day) {
    world.clock.tick(Duration.ofMinutes(1));
    return world
        .sandbox
        .answer(
            Statements.FUNDING, TestOrders.signed(Statements.funding("close", day, day)).encoded())
        .body();
  }

  private String payments(String day) {
    world.clock.tick(Duration.ofMinutes(1));
    return world
        .sandbox
        .answer(
            Statements.PAYMENTS,
            TestOrders.signed(Statements.payments("2", day, day, "1", "2")).encoded())
        .body();
  }

  @Test
  void equalSeedsAndEqualCommandsGiveEqualWorlds() {
    List<String> one = randomWorld(7);

    assertThat(one).hasSizeGreaterThan(100);
    assertThat(randomWorld(7)).isEqualTo(one);
    assertThat(randomWorld(8)).isNotEqualTo(one);
  }

  /** A week in which orders are paid, fail, expire and are refunded under every fault. */
  private static List<String> randomWorld(long seed) {
    Random random = new Random(seed);
    List<Fault> faults = List.of(Fault.values());
    try (World world = new World(seed)) {
      for (int i = 0; i < 200; i++) {
        if (random.nextInt(4) == 0) {
          Fault fault = faults.get(random.nextInt(faults.size()));
          world.control.misbehave(fault, 1 + random.nextInt(2));
        }
        world.answer = random.nextInt(5) == 0 ? Answer.of(500, "") : ACKNOWLEDGED;
        List<String> methods = List.of("Credit", "ATM", "CVS", "BARCODE", "WebATM", "TWQR");
        String number = world.ordered(methods.get(random.nextInt(methods.size())));
        switch (random.nextInt(5)) {
          case 0 -> world.control.decline(number);
          case 1 -> world.control.expire(number);
          default -> {
            world.control.pay(number);
            world.story.add(world.asked(number).toString());
            world.story.add(world.acted(number, "N", 1200).toString());
          }
        }
        world.until(world.clock.instant().plusSeconds(random.nextInt(7_200)));
      }
      world.story.add(world.control.trades().toString());
      world.story.add(world.control.deliveries().toString());
      Form all = Statements.payments("6", "2026-07-01", "2026-08-01", "1", "2");
      world.story.add(
          world.sandbox.answer(Statements.PAYMENTS, TestOrders.signed(all).encoded()).body());
      return world.story;
    }
  }
}
