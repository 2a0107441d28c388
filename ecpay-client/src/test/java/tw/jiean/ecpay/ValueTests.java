package tw.jiean.ecpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.transport.HttpTransport;

@Tag("time")
class ValueTests {

  private static final String KEY = "ownHashKey123456";
  private static final String IV = "ownHashIv1234567";

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789012345678901", "JN-1", "JN 1", "設計", "１２", "JN1\n"})
  void aTradeNumberIsOneToTwentyLettersOrDigits(String wrong) {
    assertThat(new MerchantTradeNo("JN345678901234567890")).hasToString("JN345678901234567890");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerchantTradeNo(wrong))
        .withMessageStartingWith("MerchantTradeNo ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EcpayTradeNo(wrong))
        .withMessageStartingWith("TradeNo ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12345678901", "300260A", "３００２", "1 "})
  void aMerchantNumberIsOneToTenDigits(String wrong) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerchantId(wrong))
        .withMessageStartingWith("MerchantID ");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 2_147_483_648L})
  void anAmountIsWholeDollarsThatFitEcpaysInteger(long wrong) {
    assertThat(new TradeAmount(1)).hasToString("1");
    assertThat(new TradeAmount(2_147_483_647)).hasToString("2147483647");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradeAmount(wrong))
        .withMessageStartingWith("TotalAmount ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "+5",
        "-5",
        "5.0",
        "1,200",
        " 5",
        "0x5",
        "５",
        "9999999999",
        "12345678901"
      })
  void anAmountIsReadFromDigitsOnly(String wrong) {
    assertThat(TradeAmount.parse("1200").dollars()).isEqualTo(1200);
    assertThatIllegalArgumentException().isThrownBy(() -> TradeAmount.parse(wrong));
  }

  @Test
  void timesAreTaiwansWhateverTheZoneOfTheMachine() {
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("UTC", "America/Los_Angeles", "Pacific/Kiritimati")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertThat(EcpayTime.format(Instant.parse("2026-06-30T16:00:00.999Z")))
            .isEqualTo("2026/07/01 00:00:00");
        assertThat(EcpayTime.parse("2026/07/01 00:00:00")).isEqualTo("2026-06-30T16:00:00Z");
        assertThat(EcpayTime.parseDeadline("2026/07/04")).isEqualTo("2026-07-04T15:59:59Z");
        assertThat(EcpayTime.parseDeadline("2026/07/04 12:30:00"))
            .isEqualTo("2026-07-04T04:30:00Z");
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026/02/30 00:00:00", "2026-07-01 00:00:00", "2026/7/1 0:0:0", "2026/07/01", ""})
  void timesOfAnotherShapeAreRefused(String wrong) {
    assertThatThrownBy(() -> EcpayTime.parse(wrong)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2026/07/01 20:14:59, 2026/07/01 20:15:00",
    "2026/07/01 20:15:00, 2026/07/02 20:15:00",
    "2026/07/01 23:59:59, 2026/07/02 20:15:00",
    "2026/12/31 21:00:00, 2027/01/01 20:15:00"
  })
  void theNextTimeOfTheDayIsTaiwansAndStrictlyLater(String after, String next) {
    LocalTime time = LocalTime.of(20, 15);

    assertThat(EcpayTime.next(time, EcpayTime.parse(after))).isEqualTo(EcpayTime.parse(next));
    assertThat(EcpayTime.timeOfDay(EcpayTime.parse(next))).isEqualTo(time);
  }

  @Test
  void fieldsDoNotChangeWithTheirSource() {
    var source = new HashMap<String, String>();
    source.put("TradeAmt", "100");
    var fields = new FormFields(new ArrayList<>(source.entrySet()));

    source.entrySet().iterator().next().setValue("1");

    assertThat(fields.value("TradeAmt")).contains("100");
    assertThat(fields).hasToString("[TradeAmt]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http:localhost",
        "localhost:8090",
        "ftp://localhost",
        "http://localhost/path",
        "http://localhost?a=b",
        "http://localhost#a",
        "http://user:word@localhost",
        "http://payment.ecpay.com.tw",
        "http://payment-stage.ECPay.com.tw",
        "http://payment.ecpay.com.tw."
      })
  void anEnvironmentIsSchemeAndHostAlone(String wrong) {
    URI right = URI.create("http://localhost");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EcpayEnvironment(URI.create(wrong), right));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EcpayEnvironment(right, URI.create(wrong)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://payment.ecpay.com.tw",
        "https://payment.ecpay.com.tw/",
        "https://payment.ecpay.com.tw:443",
        "https://PAYMENT.ECPAY.COM.TW",
        "https://payment.ecpay.com.tw."
      })
  void publishedKeysAreRefusedInProductionHoweverItIsWritten(String production) {
    var environment = EcpayEnvironment.at(production);
    var own = new MerchantId("1234567");

    assertThat(environment.isProduction()).isTrue();
    for (PublishedTestAccount account : PublishedTestAccount.values()) {
      var id = new MerchantId(account.merchantId());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new EcpayConfig(id, KEY, IV, environment));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new EcpayConfig(own, account.hashKey(), IV, environment));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new EcpayConfig(own, KEY, account.hashIv(), environment));
    }
    assertThat(new EcpayConfig(own, KEY, IV, environment).merchantId()).isEqualTo(own);
  }

  @Test
  void aMiscopiedKeyIsToldByItsNameAndItsMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashKeys(KEY, IV + "\n"))
        .withMessage("HashIV has white space at its beginning or end: copy it without");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashKeys(" " + KEY, IV))
        .withMessageStartingWith("HashKey has white space");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashKeys("ownHash Key12345", IV))
        .withMessageStartingWith("HashKey holds a space");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HashKeys(KEY, ""))
        .withMessage("HashIV is missing");
    for (String wrong : List.of(KEY + " ", "\t" + KEY, KEY + "\r\n", KEY + "\u3000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CheckMacValue.of(wrong, IV))
          .withMessageContaining("white space");
    }
  }

  @Test
  void keysThatLookMiscopiedAreTakenAndDoubted() {
    assertThat(new HashKeys(KEY, IV).doubts()).isEmpty();
    assertThat(new HashKeys("ownHashKey12345", IV).doubts())
        .containsExactly("HashKey has 15 characters, and all that ECPay has published have 16");
    assertThat(new HashKeys(KEY, KEY).doubts()).containsExactly("HashKey and HashIV are the same");
    for (PublishedTestAccount account : PublishedTestAccount.values()) {
      assertThat(new HashKeys(account.hashKey(), account.hashIv()).doubts()).isEmpty();
    }
  }

  @Test
  void aWrongNumberIsToldByWhatIsWrongAndNeverShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerchantId("3002607 "))
        .withMessage(
            "MerchantID is 1 to 10 digits (ECPay page 2862), but has white space at its beginning"
                + " or end");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerchantId(KEY))
        .withMessageEndingWith(", but has 16 characters")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(KEY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MerchantTradeNo("JN-1"))
        .withMessageEndingWith(", but has another character among its 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EcpayTradeNo(""))
        .withMessageEndingWith(", but is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TradeAmount.parse("1,200"))
        .withMessageEndingWith(", but has another character among its 5");
  }

  @Test
  void anAddressThatIsNoneIsShownUnlessItHoldsAPassword() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EcpayEnvironment.at("http://ecpay_sandbox:8090"))
        .withMessageEndingWith(", not http://ecpay_sandbox:8090");
    for (String host : List.of("localhost", "ecpay_sandbox")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> EcpayEnvironment.at("http://me:secret@" + host))
          .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("secret"));
    }
  }

  @Test
  void aFieldWithoutAValueIsToldByItsName() {
    assertThatNullPointerException()
        .isThrownBy(() -> FormFields.none().and("TradeDesc", nothing()))
        .withMessage("TradeDesc");
  }

  @SuppressWarnings("NullAway") // as somebody passes it who has no such check
  private static String nothing() {
    return null;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ownHashKey123456 ",
        "ownHashKey\n123456",
        "ownHashKey\u007f12345",
        "ownHashKey１２３４５６"
      })
  void miscopiedKeysAreRefusedWithoutShowingThem(String wrong) {
    var id = new MerchantId("1234567");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EcpayConfig(id, wrong, IV, EcpayEnvironment.STAGE))
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("ownHash"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EcpayConfig(id, KEY, wrong, EcpayEnvironment.STAGE));
  }

  @Test
  void aPublishedAccountIsConfiguredByItsNameButNotForProduction() {
    var account = PublishedTestAccount.PLATFORM;
    var config = account.at(EcpayEnvironment.STAGE);

    assertThat(new HashKeys(account.hashKey(), account.hashIv())).isEqualTo(config.keys());
    assertThat(config.merchantId()).isEqualTo(new MerchantId("3002599"));
    assertThat(config.keys()).isEqualTo(new HashKeys("spPjZn66i0OhqJsQ", "hT5OJckN45isQTTs"));
    assertThat(config.environment()).isEqualTo(EcpayEnvironment.STAGE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublishedTestAccount.PLATFORM.at(EcpayEnvironment.PRODUCTION));
  }

  @Test
  void anAnswerShowsItsStatusAndNotItsBody() {
    assertThat(new HttpTransport.Reply(200, "card4no=2222", Optional.empty()))
        .hasToString("Reply[status=200, 12 letters]");
  }

  @Test
  void nothingShowsTheKeys() {
    var config = new EcpayConfig(new MerchantId("1234567"), KEY, IV, EcpayEnvironment.STAGE);

    assertThat(
            List.of(config, config.keys(), config.keys().checkMacValue(), EcpayClient.of(config)))
        .allMatch(shown -> shown.toString().contains(shown.getClass().getSimpleName()))
        .noneMatch(shown -> shown.toString().contains(KEY) || shown.toString().contains(IV));
  }
}
