package tw.jiean.ecpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorTests {

  private static final Instant LATER = Instant.parse("2026-11-22T04:30:00Z");

  static Stream<EcpayException> errors() {
    return Stream.of(
        new InvalidOrder("ItemName", "is mandatory", "ECPay page 2862"),
        new NotificationRefused(NotificationRefused.Reason.TOO_LARGE),
        new AskedTooOften("QueryTradeInfo", LATER),
        new EcpayUnreachable("DoAction", "HttpTimeoutException", null),
        new RejectedByEcpay("DoAction", "10200095", "not established"),
        new RejectedByEcpay("DoAction", "99999999", ""),
        new InvalidSignature("QueryTradeInfo"),
        new UnreadableReply("QueryTradeInfo", "about another trade", null));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void everyErrorSaysWhatHappenedAndWhatToDo(EcpayException error) {
    assertThat(error).message().isNotBlank();
    assertThat(error.whatToDo()).isNotBlank().endsWith(".");
  }

  @Test
  void theFamilyIsComplete() {
    assertThat(errors().map(Object::getClass).distinct())
        .containsExactlyInAnyOrder(EcpayException.class.getPermittedSubclasses());
  }

  @Test
  void aRefusalKeepsECPaysCodeAndWords() {
    var refusal = new RejectedByEcpay("DoAction", "10200095", "not established");

    assertThat(refusal.code()).isEqualTo("10200095");
    assertThat(refusal.ecpayMessage()).isEqualTo("not established");
    assertThat(refusal).hasMessage("DoAction: ECPay refused with 10200095 (not established)");
    assertThat(refusal.whatToDo()).isEqualTo(ResultCode.NOT_ESTABLISHED.whatToDo());
    assertThat(new RejectedByEcpay("DoAction", "99999999", ""))
        .hasMessage("DoAction: ECPay refused with 99999999");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 403, 404, 418, 429})
  void aStatusOfHttpIsNotLookedUpInECPaysConsole(int status) {
    var refusal = new RejectedByEcpay("DoAction", "HTTP " + status, "");

    assertThat(refusal.whatToDo()).doesNotContain("交易狀態代碼查詢").endsWith(".");
  }

  @Test
  void anAddressThatIsNotThereMayExistInProductionOnly() {
    assertThat(new RejectedByEcpay("DoAction", "HTTP 404", "").whatToDo())
        .contains("DoAction")
        .contains("production only");
  }

  @Test
  void whoAskedTooOftenIsToldToWait() {
    assertThat(new RejectedByEcpay("QueryTradeInfo", "HTTP 429", "").whatToDo())
        .isEqualTo(ResultCode.ASKED_TOO_OFTEN.whatToDo())
        .contains("30 minutes");
  }

  @Test
  void aRefusalKeepsOnlyWhatCanBePrinted() {
    var refusal = new RejectedByEcpay("DoAction", "10\n20", "金\u0000額\r\n錯\u2028\u202e誤\ud800😀");

    assertThat(refusal.code()).isEqualTo("1020");
    assertThat(refusal.ecpayMessage()).isEqualTo("金額錯誤😀");
    assertThat(refusal).hasMessage("DoAction: ECPay refused with 1020 (金額錯誤😀)");
  }

  @Test
  void aRefusalIsCutToWhatALogCanTake() {
    var refusal = new RejectedByEcpay("DoAction", "1".repeat(41), "😀".repeat(201));

    assertThat(refusal.code()).isEqualTo("1".repeat(40));
    assertThat(refusal.ecpayMessage()).isEqualTo("😀".repeat(200));
  }

  @Test
  void aCallThatWasNotSentSaysWhenToComeBack() {
    var refusal = new AskedTooOften("QueryTradeInfo", LATER);

    assertThat(refusal.retryAt()).isEqualTo(LATER);
    assertThat(refusal.whatToDo()).contains(LATER.toString());
  }

  @ParameterizedTest
  @EnumSource(ResultCode.class)
  void aKnownCodeIsFoundByWhatECPayWrites(ResultCode code) {
    assertThat(ResultCode.of(code.code())).contains(code);
    assertThat(List.of(code.meaning(), code.whatToDo())).allMatch(text -> text.endsWith("."));
  }

  @Test
  void anUnknownCodeIsNoError() {
    assertThat(ResultCode.of("4711")).isEmpty();
    assertThat(Arrays.stream(ResultCode.values()).map(ResultCode::code)).doesNotHaveDuplicates();
  }

  @Test
  void bothPairsOfKeysAreHiddenAndPublishedOnesAreRefusedInProduction() {
    var own = new HashKeys("ownHashKey000001", "ownHashIv0000001");
    var config =
        new EcpayConfig(
            new MerchantId("1234567"),
            "firstKey00000001",
            "firstIv000000001",
            EcpayEnvironment.PRODUCTION);

    assertThat(config.accepting(own).toString() + own)
        .doesNotContain("firstKey", "firstIv", "ownHash");
    var published =
        new HashKeys(
            PublishedTestAccount.MERCHANT.hashKey(), PublishedTestAccount.MERCHANT.hashIv());
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> config.accepting(published)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("production");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> config.onPlatform(new MerchantId("3002599"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
