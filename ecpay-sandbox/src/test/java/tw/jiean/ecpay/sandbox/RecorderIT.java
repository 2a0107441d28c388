package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.journal.Journal;
import tw.jiean.ecpay.sandbox.journal.Recorder;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What shops' servers asked, as it is written down. */
class RecorderIT {

  private final SettableClock clock = new SettableClock();

  @Test
  void aRequestStandsWhereItCameAndNotWhereItWasAnswered() {
    Instant came = clock.instant();
    try (StateStore store = StateStore.open(null)) {
      Journal journal = new Journal(store, clock);
      Javalin server =
          Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post(
                "/Cashier/Slow",
                ctx -> {
                  clock.tick(Duration.ofDays(1));
                  ctx.result("TradeStatus=1");
                });
            new Recorder(journal).register(config.routes);
          });
      try {
        server.start("127.0.0.1", 0);
        new Browser(URI.create("http://127.0.0.1:" + server.port()))
            .post("/Cashier/Slow", Form.of("MerchantTradeNo", "T1"));
      } finally {
        server.stop();
      }

      assertThat(journal.all())
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(came);
            assertThat(entry.answer()).isEqualTo("TradeStatus=1");
          });
    }
  }
}
