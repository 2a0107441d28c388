package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.ecpay.sandbox.wire.Form;

class StateIT {

  @TempDir Path folder;

  private final SettableClock clock = new SettableClock();
  private final Shop shop = new Shop();
  private final TestOrders orders = new TestOrders(shop, clock);

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void keepsTradesAndDeliveriesOverARestart() {
    Form card = orders.card();
    Form barcode = orders.by("BARCODE");
    String cashier;
    try (EcpaySandbox sandbox = start()) {
      new Browser(sandbox).open(card);
      cashier = new Browser(sandbox).open(barcode);
      sandbox.control().pay(TestOrders.number(card));
      sandbox.control().issue(TestOrders.number(barcode));
    }
    Form codeTold = shop.received().get(1).form();

    try (EcpaySandbox sandbox = start()) {
      assertThat(sandbox.control().trades())
          .extracting("state")
          .containsExactly("code_issued", "paid");
      assertThat(sandbox.control().deliveries()).hasSize(2);
      assertThat(new Browser(sandbox).get(cashier + "/done").body())
          .contains(codeTold.text("Barcode2"));
      assertThat(new Browser(sandbox).post("/Cashier/AioCheckOut/V5", card).body())
          .contains("99200001");
      assertThat(sandbox.control().pay(TestOrders.number(barcode)).state()).isEqualTo("paid");
    }
  }

  /** As it was written before orders had instalments and cards had plans and points. */
  @Test
  void readsATradeThatAnEarlierVersionKept() {
    Map<String, Object> order = new HashMap<>();
    order.put("id", 1);
    order.put("cashierId", "ab");
    order.put("merchantId", "3002607");
    order.put("merchantTradeNo", "OLD1");
    order.put("tradeNo", "2607022124110001");
    order.put("amount", 1200);
    order.put("choosePayment", "Credit");
    order.put("methods", List.of("CREDIT"));
    order.put("fields", List.of(Map.of("name", "NeedExtraPaidInfo", "value", "Y")));
    order.put("warnings", List.of());
    order.put("createdAt", "2026-07-02T13:24:11Z");
    Map<String, Object> card =
        Map.of(
            "first6",
            "431195",
            "last4",
            "2222",
            "authCode",
            "123456",
            "gwsr",
            10_000_001,
            "wrongCodes",
            0);
    Map<String, Object> trade = new HashMap<>();
    trade.put("order", order);
    trade.put("state", "PAID");
    trade.put("method", "CREDIT");
    trade.put("subPayment", "CreditCard");
    trade.put("card", card);
    trade.put("finishedAt", "2026-07-02T13:24:11Z");
    trade.put("simulated", false);
    try (StateStore store = StateStore.open(folder.resolve("state"))) {
      store.change(() -> {
        store.numbered("trades", Map.class).put(1L, trade);
        store.index("tradesByNumber").put("3002607/OLD1", 1L);
        return store.index("tradesByCashier").put("ab", 1L);
      });
    }

    try (EcpaySandbox sandbox = start()) {
      assertThat(sandbox.control().trade("OLD1").state()).isEqualTo("paid");
      assertThat(new Browser(sandbox).get("/cashier/ab/done").body()).contains("付款成功", "•••• 2222");
      assertThat(new Browser(sandbox).get("/trades/1").body()).contains("Credit_CreditCard");
    }
  }

  @Test
  void sendsAfterARestartWhatNobodyHadAnswered() {
    Form order = orders.card();
    shop.answers(500, "");
    try (EcpaySandbox sandbox = start()) {
      new Browser(sandbox).open(order);
      sandbox.control().pay(TestOrders.number(order));
    }
    assertThat(shop.received()).hasSize(1);

    shop.answers(200, "1|OK");
    clock.tick(Duration.ofMinutes(5));
    try (EcpaySandbox sandbox = start()) {
      sandbox.control().runDue();
      assertThat(shop.next().form().text("RtnMsg")).isEqualTo("paid");
      assertThat(sandbox.control().deliveries()).extracting("attempt").startsWith(2);
    }
  }

  @Test
  void goesOnWithoutAMerchantWhomTheSettingsHaveLost() {
    Form atm = orders.by("ATM");
    Form periodic =
        TestOrders.signed(
            orders
                .unsigned("Credit")
                .with("PeriodAmount", "1200")
                .with("PeriodType", "D")
                .with("Frequency", "1")
                .with("ExecTimes", "9")
                .with("PeriodReturnURL", shop.url("/order/period/")));
    try (EcpaySandbox sandbox = start()) {
      new Browser(sandbox).open(atm);
      sandbox.control().issue(TestOrders.number(atm));
      new Browser(sandbox).open(periodic);
      sandbox.control().pay(TestOrders.number(periodic));
    }

    Merchant other = new Merchant("3000001", "otherHashKey0001", "otherHashIv00001");
    try (EcpaySandbox sandbox = start(List.of(other))) {
      sandbox.control().advance(Duration.ofDays(9));

      assertThat(sandbox.control().trade(TestOrders.number(atm)).state()).isEqualTo("expired");
      assertThat(sandbox.control().authorisations(TestOrders.number(periodic))).hasSize(1);
    }
  }

  @Test
  void letsNoSecondSandboxIntoItsFolder() {
    EcpaySandbox first = start();
    try (first) {
      assertThatThrownBy(this::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another sandbox");
    }
  }

  @Test
  void sharesNothingWithAnotherSandboxInMemory() {
    SandboxSettings inMemory = SandboxSettings.defaults().withClock(clock);
    try (EcpaySandbox one = EcpaySandbox.start(inMemory);
        EcpaySandbox other = EcpaySandbox.start(inMemory)) {
      new Browser(one).open(orders.card());

      assertThat(one.control().trades()).hasSize(1);
      assertThat(other.control().trades()).isEmpty();
    }
  }

  @Test
  void losesNothingWhenItsProcessIsKilled() throws IOException, InterruptedException {
    TestOrders today = new TestOrders(shop, Clock.systemUTC());
    Form order = today.card();
    int port = freePort();
    Process process = startAlone(port);
    try {
      URI base = URI.create("http://localhost:" + port);
      Browser browser = new Browser(base);
      browser.open(order);
      String pay = "/api/trades/" + TestOrders.number(order) + "/pay/";
      assertThat(browser.post(pay, "application/json", "").statusCode()).isEqualTo(200);
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    try (EcpaySandbox sandbox = start()) {
      assertThat(sandbox.control().trade(TestOrders.number(order)).state()).isEqualTo("paid");
      assertThat(sandbox.control().deliveries()).hasSize(1);
    }
    assertThat(Merchant.published().signed(shop.next().form())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void noTradeThatWasAnsweredIsLostWhenItIsEndedInTheMiddle(boolean killed)
      throws IOException, InterruptedException {
    TestOrders today = new TestOrders(shop, Clock.systemUTC());
    int port = freePort();
    Process process = startAlone(port);
    URI base = URI.create("http://localhost:" + port);
    Set<String> answered = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(60);
    ExecutorService buyers = Executors.newFixedThreadPool(3);
    for (int i = 0; i < 3; i++) {
      Future<?> unused = buyers.submit(() -> orderUntilItEnds(base, today, answered, enough));
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();

    if (killed) {
      process.destroyForcibly();
    } else {
      process.destroy(); // SIGTERM
    }

    assertThat(process.waitFor(15, TimeUnit.SECONDS)).isTrue();
    buyers.shutdown();
    assertThat(buyers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(answered).hasSizeGreaterThanOrEqualTo(60);
    try (EcpaySandbox sandbox = start()) {
      assertThat(sandbox.control().trades())
          .extracting(TradeView::merchantTradeNo)
          .containsAll(answered);
    }
  }

  private static void orderUntilItEnds(
      URI base, TestOrders orders, Set<String> answered, CountDownLatch enough) {
    Browser browser = new Browser(base);
    while (true) {
      Form order = orders.card();
      try {
        browser.open(order);
      } catch (IllegalStateException | AssertionError ended) {
        return; // what was not answered may be there or not
      }
      answered.add(TestOrders.number(order));
      enough.countDown();
    }
  }

  private EcpaySandbox start() {
    return start(List.of(Merchant.published()));
  }

  private EcpaySandbox start(List<Merchant> merchants) {
    return EcpaySandbox.start(
        SandboxSettings.defaults()
            .withClock(clock)
            .withMerchants(merchants)
            .withFolder(folder.resolve("state")));
  }

  private Process startAlone(int port) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    EcpaySandbox.class.getName()))
            .redirectErrorStream(true);
    builder.environment().put("ECPAY_SANDBOX_PORT", Integer.toString(port));
    builder.environment().put("ECPAY_SANDBOX_DATA_DIR", folder.resolve("state").toString());
    Process process = builder.start();
    BufferedReader log =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = log.readLine();
    while (line != null && !line.contains("ECPay sandbox (unofficial")) {
      line = log.readLine();
    }
    return process;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
