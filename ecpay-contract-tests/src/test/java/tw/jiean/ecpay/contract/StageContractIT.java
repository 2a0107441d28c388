package tw.jiean.ecpay.contract;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.PublishedTestAccount;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/**
 * The expectations against ECPay's own test service, as its published merchant: the shop cannot be
 * reached there, and nobody plays the buyer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
    named = "ecpay.contract",
    matches = "stage",
    disabledReason = "ECPay's stage is asked with -Decpay.contract=stage only")
class StageContractIT
    implements OrderContract, PaymentContract, CardContract, PeriodicContract, StatementContract {

  private final Target stage = new Stage();

  @Override
  public Target target() {
    return stage;
  }

  private static final class Stage implements Target {

    private final Clock clock = Clock.systemUTC();
    private final EcpayConfig config =
        new EcpayConfig(
            new MerchantId(PublishedTestAccount.MERCHANT.merchantId()),
            PublishedTestAccount.MERCHANT.hashKey(),
            PublishedTestAccount.MERCHANT.hashIv(),
            EcpayEnvironment.STAGE);
    // Everybody shares the merchant, so there is no hurry.
    private final EcpayClient client =
        EcpayClient.of(
            config,
            new JdkHttpTransport(
                Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(2)),
            clock,
            CallBudget.of(clock, Duration.ofSeconds(1), 30));

    @Override
    public EcpayConfig config() {
      return config;
    }

    @Override
    public EcpayClient client() {
      return client;
    }

    @Override
    public URI shop() {
      return URI.create("https://shop.example");
    }

    @Override
    public Instant now() {
      return clock.instant();
    }

    @Override
    public Optional<Hands> hands() {
      return Optional.empty();
    }
  }
}
