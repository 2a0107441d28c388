package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

class QueryLimitIT extends SandboxTestBase {

  private static final Merchant OTHER =
      new Merchant("3000001", "otherHashKey0001", "otherHashIv00001");
  private static final String TRADE = "/Cashier/QueryTradeInfo/V5";

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults
        .withMerchants(List.of(Merchant.published(), OTHER))
        .withQueryRate(new QueryRate(3, Duration.ofMinutes(1), Duration.ofMinutes(30)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        TRADE,
        "/Cashier/QueryPaymentInfo",
        "/CreditDetail/QueryTrade/V2",
        "/Cashier/QueryCreditCardPeriodInfo"
      })
  void locksWhoAsksTooFastOutForHalfAnHourOfItsOwnTime(String path) {
    askThreeTimes(path);
    assertThat(ask(path, "3002607")).isEqualTo(403);

    control.advance(Duration.ofMinutes(30).minusSeconds(1));
    assertThat(ask(path, "3002607")).isEqualTo(403);
    assertThat(ask(TRADE, "3002607")).isEqualTo(403);

    control.advance(Duration.ofSeconds(1));
    askThreeTimes(path);
  }

  @Test
  void letsASteadyPaceGoOnForEver() {
    for (int i = 0; i < 20; i++) {
      assertThat(ask(TRADE, "3002607")).isEqualTo(200);
      control.advance(Duration.ofSeconds(20));
    }
  }

  @Test
  void countsEachMerchantAloneAndStrangersTogether() {
    askThreeTimes(TRADE);
    assertThat(ask(TRADE, "3002607")).isEqualTo(403);

    assertThat(ask(TRADE, OTHER.id())).isEqualTo(200);
    for (int stranger = 1; stranger <= 3; stranger++) {
      assertThat(ask(TRADE, Integer.toString(stranger))).isEqualTo(200);
    }
    assertThat(ask(TRADE, "4")).isEqualTo(403);
  }

  private void askThreeTimes(String path) {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(path, "3002607")).isEqualTo(200);
    }
  }

  private int ask(String path, String merchantId) {
    return browser.post(path, Form.of("MerchantID", merchantId)).statusCode();
  }
}
