package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.trade.Merchant;
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
          .contains("10300028");
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
    Form periodic = orders.periodic("D", 1, 9);
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
      Form order = orders.card();
      new Browser(other).open(order);
      one.control().misbehave(Fault.WRONG_AMOUNT);
      one.control().addMerchant(new Merchant("3000001", "otherHashKey0001", "otherHashIv00001"));
      one.control().advance(Duration.ofDays(30));
      new Browser(one).open(order); // the very number that the other one has

      other.control().pay(TestOrders.number(order));

      assertThat(shop.next().form().text("TradeAmt")).isEqualTo("1200");
      assertThat(one.control().trade(TestOrders.number(order)).state()).isEqualTo("created");
      assertThat(one.control().deliveries()).isEmpty();
      assertThat(other.control().faults()).isEmpty();
      assertThat(other.control().merchants()).containsExactly(Merchant.published());
      assertThat(other.control().now()).isEqualTo(clock.instant());
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
}
