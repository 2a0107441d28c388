package tw.jiean.ecpay.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.ecpay.notification.Receiver.parse;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.PaymentDetails.Bank;
import tw.jiean.ecpay.notification.PaymentDetails.Bnpl;
import tw.jiean.ecpay.notification.PaymentDetails.BonusPoints;
import tw.jiean.ecpay.notification.PaymentDetails.Card;
import tw.jiean.ecpay.notification.PaymentDetails.Instalments;
import tw.jiean.ecpay.notification.PaymentDetails.Period;
import tw.jiean.ecpay.notification.PaymentDetails.Store;

class PaymentDetailsTests {

  @Test
  void aPaymentThatTellsNothingHasNoDetails() {
    assertThat(details(Message.paid())).isEqualTo(NONE);
  }

  @Test
  void noDigitOfACardOrAccountIsShown() {
    Message transfer = Message.paid().with("ATMAccBank", "822").with("ATMAccNo", "54321");

    assertThat(parse(card().signed()).toString())
        .contains("gwsr=10735183")
        .doesNotContain("431195", "2222", "777777");
    assertThat(parse(transfer.signed()).toString()).contains("822").doesNotContain("54321");
  }

  @Test
  void aCardTellsItsAuthorisation() {
    PaymentDetails details = details(card());

    assertThat(details.card())
        .contains(
            new Card(
                "10735183",
                Optional.of(Instant.parse("2026-07-01T04:34:50Z")),
                Optional.of("777777"),
                OptionalLong.of(1200),
                Optional.of("5"),
                Optional.of("2222"),
                Optional.of("431195")));
    assertThat(details.instalments()).isEmpty();
    assertThat(details.bonusPoints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"5, true", "6, true", "2, true", "1, true", "05, true", "0, false", "7, false"})
  void onlyFourWordsOfTheBankMeanThreeDSecure(String eci, boolean secure) {
    assertThat(details(card().with("eci", eci)).card())
        .hasValueSatisfying(card -> assertThat(card.threeDSecure()).isEqualTo(secure));
  }

  @Test
  void instalmentsTellTheFirstAndTheOthers() {
    assertThat(
            details(card().with("stage", "6").with("stast", "293").with("staed", "288"))
                .instalments())
        .contains(new Instalments(6, OptionalLong.of(293), OptionalLong.of(288)));
  }

  @Test
  void bonusPointsTellWhatTheyCovered() {
    Message message =
        card()
            .with("red_dan", "100")
            .with("red_de_amt", "30")
            .with("red_ok_amt", "1170")
            .with("red_yet", "5");

    assertThat(details(message).bonusPoints())
        .contains(
            new BonusPoints(100, OptionalLong.of(30), OptionalLong.of(1170), OptionalLong.of(5)));
  }

  @Test
  void theFirstChargeOfAPlanTellsThePlan() {
    Message message =
        card()
            .with("PeriodType", "M")
            .with("Frequency", "1")
            .with("ExecTimes", "12")
            .with("PeriodAmount", "1200")
            .with("TotalSuccessTimes", "1")
            .with("TotalSuccessAmount", "1200");

    assertThat(details(message).period())
        .contains(
            new Period(
                "M",
                OptionalInt.of(1),
                OptionalInt.of(12),
                OptionalLong.of(1200),
                OptionalInt.of(1),
                OptionalLong.of(1200)));
  }

  @Test
  void aTransferTellsTheBank() {
    assertThat(details(Message.paid().with("ATMAccBank", "004").with("ATMAccNo", "12345")).bank())
        .contains(new Bank("004", Optional.of("12345"), Optional.empty()));
    assertThat(details(Message.paid().with("ATMAccBank", "004").with("ATMAccNo", "")).bank())
        .contains(new Bank("004", Optional.empty(), Optional.empty()));
    assertThat(
            details(
                    Message.paid()
                        .with("WebATMAccBank", "007")
                        .with("WebATMAccNo", "54321")
                        .with("WebATMBankName", "第一銀行"))
                .bank())
        .contains(new Bank("007", Optional.of("54321"), Optional.of("第一銀行")));
  }

  @Test
  void aStoreTellsWhereAndWhichCode() {
    assertThat(
            details(Message.paid().with("PayFrom", "hilife").with("PaymentNo", "LLL26182123456"))
                .store())
        .contains(new Store("hilife", Optional.of("LLL26182123456")));
    assertThat(details(Message.paid().with("PayFrom", "ibon").with("PaymentNo", "")).store())
        .contains(new Store("ibon", Optional.empty()));
  }

  @Test
  void walletsAndFinanciersTellTheirOwnNumber() {
    assertThat(details(Message.paid().with("TWQRTradeNo", "TW-1_a")).twqrTradeNo())
        .contains("TW-1_a");
    assertThat(
            details(Message.paid().with("BNPLTradeNo", "B1").with("BNPLInstallment", "12")).bnpl())
        .contains(new Bnpl("B1", OptionalInt.of(12)));
  }

  @ParameterizedTest
  @CsvSource({
    "gwsr, 0",
    "gwsr, x",
    "stage, 0",
    "stage, 6x",
    "stage, 12345678901",
    "red_dan, 0",
    "red_dan, -5",
    "PeriodType, W",
    "ATMAccBank, 4",
    "WebATMAccBank, first",
    "PayFrom, a b",
    "TWQRTradeNo, <b>",
    "BNPLTradeNo, B 1"
  })
  void aDetailThatIsNotAsDocumentedIsAbsentAndTheMoneyStays(String name, String value) {
    assertThat(details(Message.paid().with(name, value))).isEqualTo(NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "process_date, yesterday",
    "auth_code, 7777777",
    "amount, much",
    "eci, five",
    "card4no, 22222",
    "card6no, 4311"
  })
  void aStrangePartOfACardLeavesItsNumber(String name, String value) {
    assertThat(details(card().with(name, value)).card())
        .hasValueSatisfying(card -> assertThat(card.gwsr()).isEqualTo("10735183"));
    assertThat(details(card().with(name, value)).card()).isNotEqualTo(details(card()).card());
  }

  private static final PaymentDetails NONE =
      new PaymentDetails(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private static Message card() {
    return Message.paid()
        .with("gwsr", "10735183")
        .with("process_date", "2026/07/01 12:34:50")
        .with("auth_code", "777777")
        .with("amount", "1200")
        .with("eci", "5")
        .with("card4no", "2222")
        .with("card6no", "431195")
        .with("stage", "0")
        .with("stast", "0")
        .with("staed", "0")
        .with("red_dan", "0")
        .with("red_de_amt", "0")
        .with("red_ok_amt", "0")
        .with("red_yet", "0");
  }

  private static PaymentDetails details(Message message) {
    return ((Paid) parse(message.signed())).details();
  }
}
