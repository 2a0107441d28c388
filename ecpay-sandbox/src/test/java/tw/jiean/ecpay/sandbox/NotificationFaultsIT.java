package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Each misbehaviour of notifications, as a shop sees it on the wire. */
class NotificationFaultsIT extends SandboxTestBase {

  @Test
  void aLostNotificationIsSentAgainByTheSchedule() {
    control.misbehave(Fault.NOTIFICATION_LOST, 1);

    paid();
    assertThat(shop.received()).isEmpty();
    assertThat(control.deliveries())
        .singleElement()
        .satisfies(delivery -> {
          assertThat(delivery.status()).isNull();
          assertThat(delivery.answer()).isEqualTo("lost by a fault");
        });

    control.advance(Duration.ofMinutes(5));
    assertThat(shop.received()).hasSize(1);
  }

  @Test
  void aLateNotificationComesAnHourLater() {
    control.misbehave(Fault.NOTIFICATION_LATE, 1);

    paid();
    control.advance(Duration.ofMinutes(59));
    assertThat(shop.received()).isEmpty();

    control.advance(Duration.ofMinutes(1));
    assertThat(shop.received()).hasSize(1);
    assertThat(control.deliveries()).hasSize(1);
  }

  @Test
  void aDoubledNotificationComesTwiceAlthoughTheFirstWasAnswered() {
    control.misbehave(Fault.NOTIFICATION_DOUBLED, 1);

    paid();

    List<Shop.Message> received = shop.received();
    assertThat(received).hasSize(2);
    assertThat(received.get(0)).isEqualTo(received.get(1));
    assertThat(control.deliveries()).hasSize(2).allMatch(it -> it.answer().equals("1|OK"));
  }

  @Test
  void aSimultaneousNotificationIsThereTwiceBeforeEitherIsAnswered() throws IOException {
    control.misbehave(Fault.NOTIFICATION_SIMULTANEOUS, 1);
    CyclicBarrier both = new CyclicBarrier(2);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer meeting =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    meeting.setExecutor(threads);
    meeting.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] answer = (meets(both) ? "1|OK" : "alone").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    meeting.start();
    try {
      String url = "http://localhost:" + meeting.getAddress().getPort() + "/";
      Form order = orders.by("Credit", "ReturnURL", url);
      browser.open(order);
      control.pay(TestOrders.number(order));

      assertThat(control.deliveries()).hasSize(2).allMatch(it -> it.answer().equals("1|OK"));
    } finally {
      meeting.stop(0);
      threads.shutdown();
    }
  }

  private static boolean meets(CyclicBarrier both) {
    try {
      both.await(5, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | BrokenBarrierException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theCodeIsToldAfterThePaymentWhenNotificationsOvertakeEachOther() {
    control.misbehave(Fault.NOTIFICATION_OUT_OF_ORDER, 1);
    Form order = orders.by("ATM");
    browser.open(order);

    control.issue(TestOrders.number(order));
    assertThat(shop.received()).isEmpty();
    control.pay(TestOrders.number(order));

    assertThat(shop.received())
        .extracting(message -> message.form().text("RtnCode"))
        .containsExactly("1", "2");
  }

  @Test
  void whatNothingOvertakesComesAnHourLater() {
    control.misbehave(Fault.NOTIFICATION_OUT_OF_ORDER, 1);

    paid();
    assertThat(shop.received()).isEmpty();

    control.advance(Duration.ofHours(1));
    assertThat(shop.received()).hasSize(1);
  }

  @Test
  void aWrongSignatureIsOfOtherFields() {
    Form told = toldWith(Fault.WRONG_SIGNATURE);

    assertThat(Merchant.published().signed(told)).isFalse();
    assertThat(told.text("CheckMacValue")).matches("[0-9A-F]{64}");
    assertThat(told.text("TradeAmt")).isEqualTo("1200");
  }

  @Test
  void aWrongAmountIsRightlySigned() {
    Form told = toldWith(Fault.WRONG_AMOUNT);

    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(told.text("TradeAmt")).isEqualTo("1201");
  }

  @Test
  void anotherMerchantIsRightlySigned() {
    Form told = toldWith(Fault.OTHER_MERCHANT);

    assertThat(Merchant.published().signed(told)).isTrue();
    assertThat(told.text("MerchantID")).isEqualTo("2000132");
  }

  @Test
  void aRepeatedFieldStandsInFrontOfTheSignedOne() {
    Form told = toldWith(Fault.REPEATED_FIELD);

    assertThat(told.fields().stream().filter(field -> field.name().equals("TradeAmt")))
        .extracting(field -> field.value())
        .containsExactly("1", "1200");
    Form last = new Form(told.fields().subList(1, told.fields().size()));
    assertThat(Merchant.published().signed(last)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"false, 交易成功&SimulatePaid=0", "true, 付款成功&SimulatePaid=1"})
  void aMovedBoundaryHidesAFieldAndTheSignatureStillFits(boolean simulated, String message) {
    Form order = orders.by("ATM");
    browser.open(order);
    control.issue(TestOrders.number(order));
    Form before = shop.next().form();
    assertThat(before.text("RtnCode")).isEqualTo("2");
    control.misbehave(Fault.MOVED_BOUNDARY, 1);

    if (simulated) {
      control.simulate(TestOrders.number(order));
    } else {
      control.pay(TestOrders.number(order));
    }

    Form told = shop.next().form();
    assertThat(told.text("RtnMsg")).endsWith(message.substring(message.indexOf('&')));
    assertThat(told.value("SimulatePaid")).isEmpty();
    assertThat(Merchant.published().signed(apart(told))).isTrue();
  }

  /** The same text with the boundary where it was. */
  private static Form apart(Form form) {
    String[] parts = form.text("RtnMsg").split("&SimulatePaid=", 2);
    return form.replacing("RtnMsg", parts[0]).with("SimulatePaid", parts[1]);
  }

  @ParameterizedTest
  @EnumSource(names = {"WRONG_AMOUNT", "OTHER_MERCHANT", "WRONG_SIGNATURE", "NOTIFICATION_LOST"})
  void aFaultOfOneTradeLeavesOthersAloneAndEndsAfterItsTimes(Fault fault) {
    Form struck = orders.card();
    control.misbehave(fault, TestOrders.number(struck), 1);

    paid();
    assertThat(Merchant.published().signed(shop.next().form())).isTrue();
    browser.open(struck);
    control.pay(TestOrders.number(struck));
    shop.received();
    control.resend(TestOrders.number(struck));

    Form again = shop.next().form();
    assertThat(Merchant.published().signed(again)).isTrue();
    assertThat(again.text("TradeAmt")).isEqualTo("1200");
    assertThat(again.text("MerchantID")).isEqualTo("3002607");
    assertThat(control.faults())
        .singleElement()
        .satisfies(fault1 -> {
          assertThat(fault1.struck()).isEqualTo(1);
          assertThat(fault1.timesLeft()).isZero();
        });
  }

  @Test
  void aFaultWithoutTimesLastsUntilItIsSwitchedOff() {
    control.misbehave(Fault.NOTIFICATION_LOST);
    String first = paid();
    paid();
    assertThat(shop.received()).isEmpty();

    control.behave();
    control.resend(first);

    assertThat(shop.received()).hasSize(1);
    assertThat(control.faults()).isEmpty();
  }

  private Form toldWith(Fault fault) {
    control.misbehave(fault, 1);
    paid();
    return shop.next().form();
  }

  private String paid() {
    Form order = orders.card();
    browser.open(order);
    control.pay(TestOrders.number(order));
    return TestOrders.number(order);
  }
}
