package tw.jiean.ecpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tw.jiean.ecpay.notification.Receiver.CONFIG;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.HashKeys;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.Recipe;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;

class SampleNotificationTests {

  private static final MerchantTradeNo NUMBER = new MerchantTradeNo("JN1");
  private static final TradeAmount AMOUNT = new TradeAmount(1200);
  private static final SampleNotification PAID = SampleNotification.paid(CONFIG, NUMBER, AMOUNT);

  @Test
  void everySampleIsWhatItSays() {
    assertThat(read(PAID))
        .isInstanceOfSatisfying(
            Paid.class,
            paid ->
                assertThat(paid.paymentDate()).isEqualTo(Instant.parse("2026-01-02T03:05:05Z")));
    assertThat(read(SampleNotification.simulated(CONFIG, NUMBER, AMOUNT)))
        .isInstanceOf(Simulated.class);
    assertThat(read(SampleNotification.failed(CONFIG, NUMBER, AMOUNT, "10100058")))
        .isInstanceOf(Failed.class);
    assertThat(read(SampleNotification.bnplApplied(CONFIG, NUMBER, AMOUNT)))
        .isInstanceOf(Applied.class);
    assertThat(code(SampleNotification.atmIssued(CONFIG, NUMBER, AMOUNT)))
        .isInstanceOf(IssuedCode.AtmAccount.class);
    assertThat(code(SampleNotification.cvsIssued(CONFIG, NUMBER, AMOUNT)))
        .isInstanceOf(IssuedCode.StoreCode.class);
    assertThat(code(SampleNotification.barcodeIssued(CONFIG, NUMBER, AMOUNT)))
        .isInstanceOf(IssuedCode.Barcodes.class);
  }

  @Test
  void aSampleIsForTheTradeItWasMadeFor() {
    Trade trade = read(PAID).trade();

    assertThat(trade.isFor(CONFIG.merchantId(), NUMBER, AMOUNT)).isTrue();
    assertThat(trade.isFor(CONFIG.merchantId(), new MerchantTradeNo("jn1"), AMOUNT)).isFalse();
    assertThat(trade.isFor(CONFIG.merchantId(), NUMBER, new TradeAmount(1201))).isFalse();
    assertThat(trade.isFor(new tw.jiean.ecpay.MerchantId("1"), NUMBER, AMOUNT)).isFalse();
  }

  @Test
  void aChangedSampleIsSignedAnew() {
    SampleNotification changed = PAID.with("StoreID", "A1").with("Extra", "1").without("RtnMsg");

    assertThat(changed.fields().value("StoreID")).contains("A1");
    assertThat(changed.fields().value("Extra")).contains("1");
    assertThat(changed.fields().value("RtnMsg")).isEmpty();
    assertThat(changed.fields().value("CheckMacValue"))
        .contains(Recipe.sign(changed.fields().list()));
    assertThat(PAID.fields().value("StoreID")).contains("");
    assertThat(read(changed)).isInstanceOf(Paid.class);
  }

  @Test
  void theSignatureOfASampleIsNotAFieldToSet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PAID.with("CheckMacValue", "0".repeat(64)));
    assertThatIllegalArgumentException().isThrownBy(() -> PAID.without("CheckMacValue"));
  }

  @Test
  void aSampleUnderTheOtherKeysIsBelievedWhileKeysAreChanged() {
    var next = new HashKeys("nextHashKey00001", "nextHashIv000001");
    var under =
        new tw.jiean.ecpay.EcpayConfig(
            CONFIG.merchantId(), next.hashKey(), next.hashIv(), CONFIG.environment());
    byte[] message = SampleNotification.paid(under, NUMBER, AMOUNT).body();

    assertThat(new NotificationParser(CONFIG.accepting(next)).parse(Receiver.FORM, message))
        .isInstanceOf(Paid.class);
    assertThat(new NotificationParser(CONFIG.accepting(next)).parse(Receiver.FORM, PAID.body()))
        .isInstanceOf(Paid.class);
    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> new NotificationParser(CONFIG).parse(Receiver.FORM, message))
        .matches(refusal -> refusal.reason() == NotificationRefused.Reason.SIGNATURE);
  }

  @Test
  void aSampleShowsItsNamesAndNoValue() {
    assertThat(PAID.with("CustomField1", "secret").toString())
        .startsWith("SampleNotification[MerchantID, ")
        .doesNotContain("secret");
  }

  private static Notification read(SampleNotification message) {
    return new NotificationParser(CONFIG).parse(SampleNotification.CONTENT_TYPE, message.body());
  }

  private static IssuedCode code(SampleNotification message) {
    return ((CodeIssued) read(message)).code();
  }
}
