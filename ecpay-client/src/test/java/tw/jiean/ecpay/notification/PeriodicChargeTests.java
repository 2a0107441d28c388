package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static tw.jiean.ecpay.notification.Receiver.CONFIG;
import static tw.jiean.ecpay.notification.Receiver.FORM;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.NotificationRefused.Reason;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.PeriodicCharge.Charged;
import tw.jiean.ecpay.notification.PeriodicCharge.Failed;
import tw.jiean.ecpay.notification.PeriodicCharge.Simulated;
import tw.jiean.ecpay.notification.PeriodicCharge.Undecided;

@Tag("time")
class PeriodicChargeTests {

  private static final MerchantTradeNo NUMBER = new MerchantTradeNo("JN1");
  private static final TradeAmount AMOUNT = new TradeAmount(300);
  private static final SampleNotification CHARGE =
      SampleNotification.periodicCharge(CONFIG, NUMBER, AMOUNT);

  private final NotificationParser parser = new NotificationParser(CONFIG);

  @Test
  void aChargeSaysWhichOrderAndWhichCharge() {
    assertThat(read(CHARGE))
        .isInstanceOfSatisfying(
            Charged.class,
            charged -> {
              assertThat(charged.processDate()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
              assertThat(charged.trade())
                  .isEqualTo(
                      new PeriodicTrade(
                          new MerchantId("3002607"),
                          NUMBER,
                          AMOUNT,
                          Optional.of("10000002"),
                          OptionalInt.of(2),
                          "1",
                          "成功"));
              assertThat(charged.fields().value("AuthCode")).contains("777777");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true", "2"})
  void aSimulatedChargeIsNoMoney(String simulated) {
    assertThat(read(CHARGE.with("SimulatePaid", simulated))).isInstanceOf(Simulated.class);
  }

  @Test
  void zeroMeansNotSimulated() {
    assertThat(read(CHARGE.with("SimulatePaid", "0"))).isInstanceOf(Charged.class);
  }

  @Test
  void whatIsNotKnownYetIsNeitherChargedNorFailed() {
    assertThat(read(CHARGE.with("RtnCode", "10300066"))).isInstanceOf(Undecided.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "10100248", "10", "2"})
  void everyOtherCodeIsAFailedCharge(String code) {
    assertThat(read(CHARGE.with("RtnCode", code).with("Gwsr", "0").without("ProcessDate")))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.trade().rtnCode()).isEqualTo(code);
              assertThat(failed.trade().gwsr()).isEmpty();
            });
  }

  @Test
  void chargesOfOneOrderHaveDifferentKeys() {
    assertThat(read(CHARGE).trade().key()).isEqualTo("gwsr 10000002");
    assertThat(read(CHARGE.with("RtnCode", "0").without("Gwsr")).trade().key())
        .isEqualTo("times 2");
    assertThat(
            read(CHARGE.with("RtnCode", "0").without("Gwsr").without("TotalSuccessTimes"))
                .trade()
                .key())
        .isEqualTo("times 0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MerchantID", "MerchantTradeNo", "RtnCode", "Amount", "Gwsr", "ProcessDate"})
  void aChargeWithoutAMandatoryFieldIsRefused(String name) {
    assertRefused(Reason.MISSING_FIELD, CHARGE.without(name));
  }

  @ParameterizedTest
  @CsvSource({
    "Amount, 0",
    "Amount, 1e3",
    "Gwsr, 0",
    "Gwsr, x1",
    "ProcessDate, 2026-01-02",
    "TotalSuccessTimes, two",
    "RtnCode, -1"
  })
  void aChargeWithAMalformedFieldIsRefused(String name, String value) {
    assertRefused(Reason.INVALID_FIELD, CHARGE.with(name, value));
  }

  @Test
  void aNameInOtherLetterCaseIsNotTakenAsAbsent() {
    assertRefused(Reason.AMBIGUOUS_FIELD, CHARGE.with("simulatepaid", "1"));
  }

  @Test
  void aPaymentIsNoPeriodicChargeAndTheOtherWayRound() {
    assertRefused(Reason.MISSING_FIELD, SampleNotification.paid(CONFIG, NUMBER, AMOUNT));
    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> parser.parse(FORM, CHARGE.body()))
        .matches(refusal -> refusal.reason() == Reason.MISSING_FIELD);
  }

  @Test
  void aForgedChargeIsRefused() {
    byte[] forged = CHARGE.form().replace("Amount=300", "Amount=301").getBytes(US_ASCII);

    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> parser.parsePeriodic(FORM, forged))
        .matches(refusal -> refusal.reason() == Reason.SIGNATURE);
  }

  @Test
  void aChargeIsForExactlyOneOrderAndAmount() {
    PeriodicTrade trade = read(CHARGE).trade();
    MerchantId merchant = CONFIG.merchantId();

    assertThat(trade.isFor(merchant, NUMBER, AMOUNT)).isTrue();
    assertThat(trade.isFor(new MerchantId("1"), NUMBER, AMOUNT)).isFalse();
    assertThat(trade.isFor(merchant, new MerchantTradeNo("jn1"), AMOUNT)).isFalse();
    assertThat(trade.isFor(merchant, NUMBER, new TradeAmount(301))).isFalse();
  }

  private PeriodicCharge read(SampleNotification message) {
    return parser.parsePeriodic(FORM, message.body());
  }

  private void assertRefused(Reason reason, SampleNotification message) {
    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> read(message))
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
  }
}
