package tw.jiean.ecpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;
import static tw.jiean.ecpay.NotificationRefused.Reason.NO_SIGNATURE;
import static tw.jiean.ecpay.NotificationRefused.Reason.SIGNATURE;
import static tw.jiean.ecpay.notification.Receiver.parse;
import static tw.jiean.ecpay.notification.Receiver.refused;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.Recipe;

/** What a signature proves, and the one thing that it cannot see: ASCII letter case. */
class SignatureTests {

  private static final String KEY = "pwFHCqoQZGmho4w6";
  private static final String IV = "EkRm7iFT261dpevs";

  static Stream<Message> everyKind() {
    return Stream.of(
        Message.paid(), Message.atmIssued(), Message.cvsIssued(), Message.barcodeIssued());
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void anIndependentlySignedMessageIsBelieved(Message message) {
    assertThat(parse(message.signed()).checkMacValue())
        .isEqualTo(message.signed().value("CheckMacValue"));
  }

  @Test
  void aMissingOrEmptySignatureIsRefused() {
    refused(NO_SIGNATURE, Message.paid());
    refused(NO_SIGNATURE, Message.paid().with("CheckMacValue", ""));
    refused(NO_SIGNATURE, Message.paid().signed().renamed("CheckMacValue", "checkMacValue"));
  }

  @Test
  void aShortLongLowerCaseDoubledOrPaddedSignatureIsRefused() {
    String right = Message.paid().signed().value("CheckMacValue");
    List<String> wrong =
        List.of(
            right.substring(1),
            right.substring(0, 63),
            right + "0",
            right + right,
            right + " ",
            " " + right,
            right + "\0",
            right.toLowerCase(Locale.ROOT),
            "0".repeat(64));

    assertThat(wrong)
        .allSatisfy(mac -> refused(SIGNATURE, Message.paid().with("CheckMacValue", mac)));
  }

  @Test
  void anMd5SignatureIsRefusedWhateverTheMessageSays() {
    Message message = Message.paid().with("EncryptType", "0");

    refused(SIGNATURE, signedBy("MD5", KEY, IV, message));
    refused(SIGNATURE, signedBy("MD5", KEY, IV, Message.paid()));
  }

  @Test
  void theKeysOfAnotherMerchantAndSwappedKeysAreRefused() {
    refused(SIGNATURE, signedBy("SHA-256", "spPjZn66i0OhqJsQ", "hT5OJckN45isQTTs", Message.paid()));
    refused(SIGNATURE, signedBy("SHA-256", IV, KEY, Message.paid()));
    refused(SIGNATURE, signedBy("SHA-256", KEY, KEY, Message.paid()));
    refused(SIGNATURE, signedBy("SHA-256", "", "", Message.paid()));
  }

  private static Message signedBy(String hash, String key, String iv, Message message) {
    return message.with("CheckMacValue", Recipe.sign(hash, key, iv, message.fields()));
  }

  @Test
  void aFieldAddedOrTakenAwayAfterSigningIsRefused() {
    refused(SIGNATURE, Message.paid().signed().and("CustomField2", ""));
    for (Map.Entry<String, String> field : Message.paid().fields()) {
      refused(SIGNATURE, Message.paid().signed().without(field.getKey()));
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void anyCharacterOfAnyValueChangedByMoreThanCaseIsRefused(Message unsigned) {
    Message message = unsigned.signed();
    for (Map.Entry<String, String> field : message.fields()) {
      String value = field.getValue();
      for (int i = 0; i < value.length(); i++) {
        String before = value.substring(0, i);
        String after = value.substring(i + 1);
        for (String letter : List.of("", "0", "z", "%", "設", value.charAt(i) + "0")) {
          assertNotBelieved(message, field, before + letter + after);
        }
      }
      assertNotBelieved(message, field, value + "0");
      assertNotBelieved(message, field, " " + value);
    }
  }

  private static void assertNotBelieved(
      Message message, Map.Entry<String, String> field, String changed) {
    boolean sameButForCase = lower(changed).equals(lower(field.getValue()));
    if (sameButForCase) {
      return;
    }
    try {
      parse(message.with(field.getKey(), changed));
    } catch (NotificationRefused expected) {
      return;
    }
    fail("Believed although %s became <%s>", field, changed);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "Ａ", "Γ", "İ", "ß"})
  void lettersBeyondAsciiAreSeenWithTheirCase(String letter) {
    Message message = Message.paid().with("CustomField1", letter).signed();

    parse(message);
    for (UnaryOperator<String> change :
        List.<UnaryOperator<String>>of(
            text -> text.toUpperCase(Locale.ROOT), text -> text.toLowerCase(Locale.ROOT))) {
      if (!change.apply(letter).equals(letter)) {
        refused(SIGNATURE, message.with("CustomField1", change.apply(letter)));
      }
    }
  }

  @Test
  void aChangeOfCaseAloneIsNotSeenAndReachesNeitherAmountNorCode() {
    Message message = Message.paid().signed();
    Message shouted = message;
    for (Map.Entry<String, String> field : message.fields()) {
      if (!field.getKey().equals("CheckMacValue")) {
        shouted = shouted.with(field.getKey(), field.getValue().toUpperCase(Locale.ROOT));
      }
    }

    Trade changed = parse(shouted).trade();

    // Another number: whoever looks trades up has to compare it exactly.
    assertThat(changed.merchantTradeNo()).isEqualTo(new MerchantTradeNo("JNAB12"));
    assertThat(changed.merchantTradeNo()).isNotEqualTo(parse(message).trade().merchantTradeNo());
    assertThat(changed.amount()).isEqualTo(parse(message).trade().amount());
    assertThat(changed.rtnCode()).isEqualTo("1");
    assertThat(changed.merchantId()).isEqualTo(parse(message).trade().merchantId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MerchantID",
        "MerchantTradeNo",
        "PaymentDate",
        "PaymentType",
        "RtnCode",
        "RtnMsg",
        "SimulatePaid",
        "TradeAmt",
        "TradeNo"
      })
  void aNameInOtherCaseIsNotSeenEitherAndIsRefused(String name) {
    Message message = Message.paid().with("SimulatePaid", "1").signed();
    Message renamed = message.renamed(name, name.toLowerCase(Locale.ROOT));

    assertThat(renamed.signed().value("CheckMacValue")).isEqualTo(message.value("CheckMacValue"));
    assertThatExceptionOfType(NotificationRefused.class)
        .isThrownBy(() -> parse(renamed))
        .matches(refusal -> refusal.reason() == NotificationRefused.Reason.AMBIGUOUS_FIELD);
  }

  @Test
  void theLowerCaseFieldsOfExtraPaidInfoTakePart() {
    Message extended =
        Message.paid()
            .with("amount", "1200")
            .with("auth_code", "777777")
            .with("card4no", "2222")
            .with("card6no", "431195")
            .with("eci", "0")
            .with("gwsr", "13333333")
            .with("process_date", "2026/07/01 12:34:56")
            .with("red_dan", "0")
            .with("red_yet", "0")
            .with("stage", "0")
            .with("stast", "0")
            .with("WebATMAccBank", "")
            .with("AlipayTradeNo", "")
            .signed();

    assertThat(parse(extended).fields().value("gwsr")).contains("13333333");
    refused(SIGNATURE, extended.with("gwsr", "13333334"));
    refused(SIGNATURE, extended.without("card4no"));
  }

  @Test
  void fieldsThatNobodyKnowsYetTakePart() {
    assertThat(parse(Message.paid().with("Brand_New", "v").signed()).fields().value("Brand_New"))
        .contains("v");
    refused(SIGNATURE, Message.paid().with("Brand_New", "v").signed().without("Brand_New"));
  }
}
