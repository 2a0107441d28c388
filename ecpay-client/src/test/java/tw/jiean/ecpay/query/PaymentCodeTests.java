package tw.jiean.ecpay.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.AnsweringTransport;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TestShop;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.notification.IssuedCode;

@Tag("time")
class PaymentCodeTests {

  private static final MerchantTradeNo TRADE = new MerchantTradeNo("JN1");

  private static final String COMMON =
      "MerchantID=3002607&MerchantTradeNo=JN1&RtnMsg=Get Succeeded&StoreID=&TradeAmt=1200"
          + "&TradeDate=2026/07/02 21:00:00&TradeNo=2607022100001234";
  private static final String ATM =
      COMMON
          + "&RtnCode=2&PaymentType=ATM_BOT&BankCode=004&vAccount=9103522175887271"
          + "&ExpireDate=2026/07/05";
  private static final String CVS =
      COMMON
          + "&RtnCode=10100073&PaymentType=CVS_IBON&PaymentNo=LLL26182123456"
          + "&Barcode1=&Barcode2=&Barcode3=&ExpireDate=2026/07/09 21:00:00";
  private static final String BARCODE =
      COMMON
          + "&RtnCode=10100073&PaymentType=BARCODE_BARCODE&PaymentNo=&Barcode1=150709E3E"
          + "&Barcode2=3453010376534600&Barcode3=070913000001200&ExpireDate=2026/07/09 23:59:59";

  private static Optional<PaymentCode> ask(String answer) {
    return TestShop.client(AnsweringTransport.with(200, answer)).trades().askCode(TRADE);
  }

  @Test
  void asksForTheCodeWithTheTimeInSeconds() {
    AnsweringTransport transport = AnsweringTransport.with(200, TestShop.signed(ATM));

    TestShop.client(transport).trades().askCode(TRADE);

    assertThat(transport.addresses())
        .containsExactly(URI.create("http://127.0.0.1:9/Cashier/QueryPaymentInfo"));
    assertThat(TestShop.sent(transport.forms().get(0)))
        .containsOnly(
            Map.entry("MerchantID", "3002607"),
            Map.entry("MerchantTradeNo", "JN1"),
            Map.entry("TimeStamp", "1782999000"));
  }

  @Test
  void anAccountIsTold() {
    PaymentCode code = ask(TestShop.signed(ATM)).orElseThrow();

    assertThat(code.merchantTradeNo()).isEqualTo(TRADE);
    assertThat(code.ecpayTradeNo()).contains(new EcpayTradeNo("2607022100001234"));
    assertThat(code.amount()).isEqualTo(new TradeAmount(1200));
    assertThat(code.paymentType()).isEqualTo("ATM_BOT");
    assertThat(code.code()).isEqualTo(new IssuedCode.AtmAccount("004", "9103522175887271"));
    assertThat(code.deadline()).isEqualTo(Instant.parse("2026-07-05T15:59:59Z"));
    assertThat(code.fields().value("RtnMsg")).contains("Get Succeeded");
  }

  @Test
  void aStoreCodeAndBarcodesAreTold() {
    assertThat(ask(TestShop.signed(CVS)).map(PaymentCode::code))
        .contains(new IssuedCode.StoreCode("LLL26182123456"));
    assertThat(ask(TestShop.signed(BARCODE)).map(PaymentCode::code))
        .contains(new IssuedCode.Barcodes("150709E3E", "3453010376534600", "070913000001200"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MerchantID=3002607&MerchantTradeNo=JN1",
        "MerchantID=3002607&MerchantTradeNo=JN1&RtnCode=&TradeAmt=0&PaymentType=",
        "MerchantID=3002607&MerchantTradeNo=JN1&RtnCode=1&TradeAmt=1200&PaymentType=ATM_BOT",
        "MerchantID=3002607&MerchantTradeNo=JN1&RtnCode=10200047&TradeAmt=0&PaymentType="
      })
  void withoutACodeThereIsNone(String answer) {
    assertThat(ask(TestShop.signed(answer))).isEmpty();
  }

  @Test
  void anApplicationForFinancingIsNoCode() {
    assertThat(ask(TestShop.signed(COMMON + "&RtnCode=2&PaymentType=BNPL_URICH&BNPLTradeNo=U1")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "MerchantID=3002607, MerchantID=3002599",
    "MerchantTradeNo=JN1, MerchantTradeNo=jn1",
    "MerchantTradeNo=JN1, MerchantTradeNo=",
    "BankCode=004, BankCode=4",
    "vAccount=9103522175887271, vAccount=",
    "vAccount=9103522175887271, vaccount=9103522175887271",
    "ExpireDate=2026/07/05, ExpireDate=2026-07-05",
    "TradeAmt=1200, TradeAmt=0",
    "TradeNo=2607022100001234, TradeNo=2607-02",
    "PaymentType=ATM_BOT, PaymentType=",
    "PaymentType=ATM_BOT, PaymentType=WebATM_BOT"
  })
  void aSignedAnswerThatDoesNotFitIsUnreadable(String field, String other) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> ask(TestShop.signed(ATM.replace(field, other))));
  }

  @Test
  void aWrongSignatureProvesNothing() {
    String answer = TestShop.signed(ATM);

    assertThatExceptionOfType(InvalidSignature.class)
        .isThrownBy(() -> ask(answer.replace("9103522175887271", "9103522175887272")));
    assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> ask(ATM));
    assertThatExceptionOfType(InvalidSignature.class).isThrownBy(() -> ask(""));
    assertThatExceptionOfType(InvalidSignature.class)
        .isThrownBy(() -> ask(TestShop.signed(ATM + "&vAccount=1")));
  }

  @Test
  void aRefusalAndABrokenServerAreNoAnswer() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(
            () -> TestShop.client(AnsweringTransport.with(403, "")).trades().askCode(TRADE));
    assertThatExceptionOfType(EcpayUnreachable.class)
        .isThrownBy(
            () -> TestShop.client(AnsweringTransport.with(500, "")).trades().askCode(TRADE));
  }

  @Test
  void aPaidTradeTellsHowItWasPaid() {
    String answer =
        TestShop.signed(
            "MerchantID=3002607&MerchantTradeNo=JN1&TradeStatus=1&TradeAmt=1200"
                + "&TradeNo=2607022100001234&PaymentDate=2026/07/02 21:10:00"
                + "&PaymentType=Credit_CreditCard&gwsr=13129540&card4no=2222&stage=6");

    var details =
        TestShop.client(AnsweringTransport.with(200, answer)).trades().ask(TRADE).details();

    assertThat(details.card().orElseThrow().gwsr()).isEqualTo("13129540");
    assertThat(details.card().orElseThrow().lastFour()).contains("2222");
    assertThat(details.instalments().orElseThrow().count()).isEqualTo(6);
  }
}
