package tw.jiean.ecpay.sandbox;

import org.junit.jupiter.api.AfterEach;

/** A sandbox in memory, a shop and a browser for each test. */
abstract class SandboxTestBase {

  final SettableClock clock = new SettableClock();
  final Shop shop = new Shop();
  final EcpaySandbox sandbox =
      EcpaySandbox.start(settings(SandboxSettings.defaults().withClock(clock)));
  final SandboxControl control = sandbox.control();
  final Browser browser = new Browser(sandbox);
  final TestOrders orders = new TestOrders(shop, clock);

  SandboxSettings settings(SandboxSettings defaults) {
    return defaults;
  }

  @AfterEach
  void stop() {
    sandbox.close();
    shop.close();
  }
}
