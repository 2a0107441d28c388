package tw.jiean.ecpay.bench;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.notify.Answer;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What the ECPay sandbox costs a test: its start, and a trade in process. */
@BenchmarkMode(Mode.SampleTime)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class SandboxBenchmark {

  /** A sandbox in process; a new one for each iteration, so that none holds millions of trades. */
  @State(Scope.Thread)
  public static class World {

    private static final Instant NOW = Instant.parse("2026-07-02T13:24:11Z");

    private EcpaySandbox sandbox = begun();
    private long orders;

    /** Begins with no trades. */
    @Setup(Level.Iteration)
    public void start() {
      sandbox = begun();
    }

    /** Forgets them. */
    @TearDown(Level.Iteration)
    public void stop() {
      sandbox.close();
    }

    private static EcpaySandbox begun() {
      return EcpaySandbox.inProcess(
          SandboxSettings.defaults()
              .withClock(Clock.fixed(NOW, ZoneOffset.UTC))
              .withSeed(1L)
              .withShop((url, form) -> Answer.of(200, "1|OK")));
    }
  }

  /** In memory, on a free port, until it answers; and its end. */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public void startAndStop() {
    EcpaySandbox.start(SandboxSettings.defaults()).close();
  }

  /**
   * An order is signed as a shop does, judged, paid by card, and the shop is told and answers; all
   * in memory.
   */
  @Benchmark
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public String orderAndPay(World world) {
    String number = "B" + ++world.orders;
    Form order =
        Form.of(
            "MerchantID", "3002607",
            "MerchantTradeNo", number,
            "MerchantTradeDate", "2026/07/02 21:24:11",
            "PaymentType", "aio",
            "TotalAmount", "1200",
            "TradeDesc", "order",
            "ItemName", "thing",
            "ReturnURL", "https://shop.example/return/",
            "ChoosePayment", "Credit",
            "EncryptType", "1");
    world.sandbox.control().order(Merchant.published().sign(order).encoded());
    return world.sandbox.control().pay(number).state();
  }
}
