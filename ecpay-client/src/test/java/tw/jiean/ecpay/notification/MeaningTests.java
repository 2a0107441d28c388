package tw.jiean.ecpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.ecpay.NotificationRefused.Reason.INVALID_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.MISSING_FIELD;
import static tw.jiean.ecpay.notification.Receiver.parse;
import static tw.jiean.ecpay.notification.Receiver.refused;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.notification.IssuedCode.AtmAccount;
import tw.jiean.ecpay.notification.IssuedCode.Barcodes;
import tw.jiean.ecpay.notification.IssuedCode.StoreCode;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;
import tw.jiean.ecpay.notification.Notification.Undecided;

/** What a message means once its signature is right. */
@Tag("time")
class MeaningTests {

  @Test
  void codeOneIsPaid() {
    Notification notification = parse(Message.paid().signed());

    assertThat(notification)
        .isInstanceOfSatisfying(
            Paid.class, paid -> assertThat(paid.paymentDate()).isEqualTo("2026-07-01T04:34:56Z"));
    Trade trade = notification.trade();
    assertThat(trade.merchantId()).hasToString("3002607");
    assertThat(trade.merchantTradeNo()).hasToString("JNab12");
    assertThat(trade.ecpayTradeNo())
        .hasValueSatisfying(no -> assertThat(no).hasToString("2607011230001234"));
    assertThat(trade.amount().dollars()).isEqualTo(1200);
    assertThat(trade.paymentType()).isEqualTo("Credit_CreditCard");
    assertThat(trade.method()).isEqualTo("Credit");
    assertThat(trade.rtnCode()).isEqualTo("1");
    assertThat(trade.rtnMsg()).isEqualTo("交易成功 (ok)");
  }

  @Test
  void withoutSimulatePaidItIsReal() {
    assertThat(parse(Message.paid().without("SimulatePaid").signed())).isInstanceOf(Paid.class);
    assertThat(parse(Message.paid().with("SimulatePaid", "").signed())).isInstanceOf(Paid.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "00", "-0", "Y", "false", " 0", "０"})
  void anyOtherSimulatePaidIsNoMoney(String word) {
    assertThat(parse(Message.paid().with("SimulatePaid", word).signed()))
        .isInstanceOfSatisfying(
            Simulated.class,
            pretended ->
                assertThat(pretended.paymentDate())
                    .isEqualTo(Instant.parse("2026-07-01T04:34:56Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "01", "10", "11", "10100058", "10100248", "10200095", "10800001", "5100070"})
  void anyOtherCodeIsAFailureSoFar(String code) {
    assertThat(parse(Message.paid().with("RtnCode", code).signed())).isInstanceOf(Failed.class);
  }

  @Test
  void aFailureNeedsNeitherPaymentDateNorEcpaysNumber() {
    Message failed =
        Message.paid()
            .with("RtnCode", "10100058")
            .with("PaymentDate", "")
            .without("TradeNo")
            .without("RtnMsg")
            .signed();

    assertThat(parse(failed).trade().ecpayTradeNo()).isEmpty();
    assertThat(parse(failed).trade().rtnMsg()).isEmpty();
  }

  @Test
  void code10300066IsNotKnownYet() {
    assertThat(parse(Message.paid().with("RtnCode", "10300066").signed()))
        .isInstanceOf(Undecided.class);
  }

  @Test
  void atmGivesBankAndAccountUntilTheEndOfTheDay() {
    assertThat(parse(Message.atmIssued().signed()))
        .isInstanceOfSatisfying(
            CodeIssued.class,
            issued -> {
              assertThat(issued.code()).isEqualTo(new AtmAccount("004", "9103522175887271"));
              assertThat(issued.deadline()).isEqualTo("2026-07-04T15:59:59Z");
            });
  }

  @Test
  void cvsGivesOneCodeUntilTheSecond() {
    assertThat(parse(Message.cvsIssued().signed()))
        .isInstanceOfSatisfying(
            CodeIssued.class,
            issued -> {
              assertThat(issued.code()).isEqualTo(new StoreCode("LLL26182123456"));
              assertThat(issued.deadline()).isEqualTo("2026-07-08T04:30:00Z");
            });
  }

  @Test
  void barcodeGivesThree() {
    assertThat(parse(Message.barcodeIssued().signed()))
        .isInstanceOfSatisfying(
            CodeIssued.class,
            issued ->
                assertThat(issued.code())
                    .isEqualTo(new Barcodes("150708E3E", "3453010376534600", "070813000001200")));
  }

  @Test
  void anApplicationForInstalmentsIsNeitherPaidNorFailed() {
    Message application =
        Message.paid()
            .with("RtnCode", "2")
            .with("PaymentType", "BNPL_URICH")
            .with("BNPLTradeNo", "1234567")
            .with("BNPLInstallment", "6")
            .signed();

    assertThat(parse(application))
        .isInstanceOfSatisfying(
            Applied.class,
            applied ->
                assertThat(applied.application())
                    .contains(new PaymentDetails.Bnpl("1234567", OptionalInt.of(6))));
  }

  @Test
  void anApplicationWithoutTheFinanciersNumberIsStillOne() {
    Message application =
        Message.paid().with("RtnCode", "2").with("PaymentType", "BNPL_ZINGALA").signed();

    assertThat(parse(application))
        .isInstanceOfSatisfying(
            Applied.class, applied -> assertThat(applied.application()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "2, Credit_CreditCard",
    "2, CVS_CVS",
    "10100073, ATM_BOT",
    "10100073, BNPL_URICH",
    "10100073, Else"
  })
  void aCodeThatDoesNotBelongToItsMethodIsNeitherPaidNorFailed(String code, String method) {
    assertThat(parse(Message.paid().with("RtnCode", code).with("PaymentType", method).signed()))
        .isInstanceOf(Undecided.class);
  }

  @Test
  void methodsAreToldWithoutRegardToCaseAndTail() {
    assertThat(parse(Message.atmIssued().with("PaymentType", "atm_NEWBANK").signed()))
        .isInstanceOf(CodeIssued.class);
    assertThat(parse(Message.paid().with("PaymentType", "ApplePay").signed()).trade().method())
        .isEqualTo("ApplePay");
    assertThat(parse(Message.paid().with("PaymentType", "_New").signed()).trade().method())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MerchantID",
        "MerchantTradeNo",
        "PaymentDate",
        "PaymentType",
        "RtnCode",
        "TradeAmt",
        "TradeNo"
      })
  void aPaymentWithoutAMandatoryFieldIsRefused(String name) {
    assertThat(refused(MISSING_FIELD, Message.paid().without(name).signed()))
        .hasMessageEndingWith(name);
    refused(MISSING_FIELD, Message.paid().with(name, "").signed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BankCode", "vAccount", "ExpireDate", "TradeAmt", "MerchantTradeNo"})
  void anAccountWithoutAMandatoryFieldIsRefused(String name) {
    refused(MISSING_FIELD, Message.atmIssued().without(name).signed());
    refused(MISSING_FIELD, Message.atmIssued().with(name, "").signed());
  }

  @Test
  void aCodeWithoutAMandatoryFieldIsRefused() {
    refused(MISSING_FIELD, Message.cvsIssued().with("PaymentNo", "").signed());
    refused(MISSING_FIELD, Message.cvsIssued().without("ExpireDate").signed());
    for (String name : new String[] {"Barcode1", "Barcode2", "Barcode3", "ExpireDate"}) {
      refused(MISSING_FIELD, Message.barcodeIssued().with(name, "").signed());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MerchantID, 300260A",
    "MerchantID, 12345678901",
    "MerchantTradeNo, JN-1",
    "MerchantTradeNo, 設計",
    "MerchantTradeNo, 123456789012345678901",
    "TradeNo, 26070112300012341234X",
    "TradeAmt, 0",
    "TradeAmt, -1200",
    "TradeAmt, +1200",
    "TradeAmt, 1200.0",
    "TradeAmt, '1,200'",
    "TradeAmt, 1e3",
    "TradeAmt, １２００",
    "TradeAmt, 2147483648",
    "TradeAmt, 99999999999999999999",
    "PaymentDate, 2026-07-01 12:34:56",
    "PaymentDate, 2026/02/30 12:34:56",
    "PaymentDate, 2026/07/01",
    "RtnCode, one",
    "RtnCode, ' 1'",
    "RtnCode, １",
    "RtnCode, 12345678901"
  })
  void aPaymentWithAFieldOfAnotherTypeIsRefused(String name, String wrong) {
    assertThat(refused(INVALID_FIELD, Message.paid().with(name, wrong).signed()))
        .hasMessageEndingWith(name)
        .message()
        .doesNotContain(wrong);
  }

  @ParameterizedTest
  @CsvSource({
    "BankCode, 04",
    "BankCode, 0O4",
    "vAccount, 12345678901234567",
    "vAccount, 12-34",
    "ExpireDate, 2026-07-04",
    "ExpireDate, 2026/07/32"
  })
  void anAccountWithAFieldOfAnotherTypeIsRefused(String name, String wrong) {
    refused(INVALID_FIELD, Message.atmIssued().with(name, wrong).signed());
  }

  @Test
  void aCodeThatNoMachineReadsIsRefused() {
    refused(INVALID_FIELD, Message.cvsIssued().with("PaymentNo", "123456789012345").signed());
    refused(INVALID_FIELD, Message.cvsIssued().with("PaymentNo", "12 34").signed());
    refused(INVALID_FIELD, Message.barcodeIssued().with("Barcode1", "150708e3e").signed());
    refused(INVALID_FIELD, Message.barcodeIssued().with("Barcode3", "1".repeat(21)).signed());
  }

  @Test
  void aSignedNulIsRefusedBecauseNoDatabaseKeepsIt() {
    refused(INVALID_FIELD, Message.paid().with("RtnMsg", "a\0b").signed());
    refused(INVALID_FIELD, Message.paid().with("RtnMsg", "\0").signed());
    refused(INVALID_FIELD, Message.paid().with("New\0Field", "1").signed());
    refused(INVALID_FIELD, Message.paid().with("\0Field", "1").signed());
  }
}
