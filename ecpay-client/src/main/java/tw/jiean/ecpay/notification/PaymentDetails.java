package tw.jiean.ecpay.notification;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.FormFields;

/**
 * How the buyer paid, as far as ECPay tells: the extra fields of an order that asked for them with
 * {@code NeedExtraPaidInfo} (ECPay page 5675). Each part is there when its own fields came; a field
 * that is not as documented counts as absent, because it must never stand in the way of money. The
 * text as it came is in the message's fields.
 *
 * @param card of a card
 * @param instalments of a card in instalments
 * @param bonusPoints of a card with bonus points
 * @param period of the first charge of a periodic plan
 * @param bank from where a transfer by ATM or card reader came
 * @param store where a store code or barcodes were paid
 * @param twqrTradeNo TWQR's own number
 * @param bnpl of instalments without a card
 */
public record PaymentDetails(
    Optional<Card> card,
    Optional<Instalments> instalments,
    Optional<BonusPoints> bonusPoints,
    Optional<Period> period,
    Optional<Bank> bank,
    Optional<Store> store,
    Optional<String> twqrTradeNo,
    Optional<Bnpl> bnpl) {

  /**
   * An authorisation. {@code toString} hides the digits of the card.
   *
   * @param gwsr its number; asking for the card's state needs it ({@code CreditRefundId})
   * @param processDate when it was given
   * @param authCode the bank's code of 6 letters or digits
   * @param amount whole NT$
   * @param eci the bank's word on 3-D Secure; 5, 6, 2 and 1 mean that it was done
   * @param lastFour the card's last four digits
   * @param firstSix the card's first six digits; a device's number with Apple Pay, none with
   *     UnionPay
   */
  public record Card(
      String gwsr,
      Optional<Instant> processDate,
      Optional<String> authCode,
      OptionalLong amount,
      Optional<String> eci,
      Optional<String> lastFour,
      Optional<String> firstSix) {

    /** Whether the buyer proved by 3-D Secure to be the card's holder. */
    public boolean threeDSecure() {
      return eci.filter(word -> word.matches("0?[5621]")).isPresent();
    }

    @Override
    public String toString() {
      return "Card[gwsr=" + gwsr + "]";
    }
  }

  /**
   * Instalments of a card.
   *
   * @param count how many
   * @param first amount of the first, whole NT$
   * @param other amount of each other, whole NT$
   */
  public record Instalments(int count, OptionalLong first, OptionalLong other) {}

  /**
   * Bonus points of a card's bank.
   *
   * @param points points used ({@code red_dan})
   * @param covered whole NT$ that they covered ({@code red_de_amt})
   * @param charged whole NT$ charged to the card ({@code red_ok_amt})
   * @param left points left ({@code red_yet})
   */
  public record BonusPoints(
      long points, OptionalLong covered, OptionalLong charged, OptionalLong left) {}

  /**
   * The plan of a periodic order.
   *
   * @param type {@code D}, {@code M} or {@code Y}
   * @param frequency how many of them lie between two charges
   * @param execTimes how many charges in all
   * @param amount whole NT$ of each
   * @param totalSuccessTimes charges so far that succeeded
   * @param totalSuccessAmount whole NT$ charged so far
   */
  public record Period(
      String type,
      OptionalInt frequency,
      OptionalInt execTimes,
      OptionalLong amount,
      OptionalInt totalSuccessTimes,
      OptionalLong totalSuccessAmount) {}

  /**
   * The account a transfer came from. {@code toString} hides its digits.
   *
   * @param code the bank's three digits
   * @param lastFive the account's last five digits; empty when the bank withholds them
   * @param name the bank's name, with a card reader only
   */
  public record Bank(String code, Optional<String> lastFive, Optional<String> name) {

    @Override
    public String toString() {
      return "Bank[code=" + code + "]";
    }
  }

  /**
   * A convenience store.
   *
   * @param chain {@code family}, {@code hilife}, {@code okmart} or {@code ibon}
   * @param paymentNo the code that was paid; empty with barcodes
   */
  public record Store(String chain, Optional<String> paymentNo) {}

  /**
   * Instalments without a card.
   *
   * @param tradeNo the financier's number
   * @param instalments how many
   */
  public record Bnpl(String tradeNo, OptionalInt instalments) {}

  /** The details among the fields of a notification or of an answer. */
  public static PaymentDetails of(FormFields fields) {
    var details = new Details(fields);
    return new PaymentDetails(
        details.card(),
        details.instalments(),
        details.bonusPoints(),
        details.period(),
        details.bank(),
        details.store(),
        details.word("TWQRTradeNo", "[0-9A-Za-z_-]{1,64}"),
        details.bnpl());
  }

  private record Details(FormFields fields) {

    /** ECPay writes 0 where a payment has no such thing. */
    Optional<Card> card() {
      return word("gwsr", "0*[1-9][0-9]*")
          .map(gwsr ->
              new Card(
                  gwsr,
                  text("process_date").flatMap(Details::time),
                  word("auth_code", "[0-9A-Za-z]{1,6}"),
                  amount("amount"),
                  word("eci", "[0-9]{1,2}"),
                  word("card4no", "[0-9]{4}"),
                  word("card6no", "[0-9]{6}")));
    }

    Optional<Instalments> instalments() {
      return count("stage").stream()
          .filter(count -> count > 0)
          .mapToObj(count -> new Instalments(count, amount("stast"), amount("staed")))
          .findFirst();
    }

    Optional<BonusPoints> bonusPoints() {
      return amount("red_dan").stream()
          .filter(points -> points > 0)
          .mapToObj(points ->
              new BonusPoints(
                  points, amount("red_de_amt"), amount("red_ok_amt"), amount("red_yet")))
          .findFirst();
    }

    Optional<Period> period() {
      return word("PeriodType", "[DMY]")
          .map(type ->
              new Period(
                  type,
                  count("Frequency"),
                  count("ExecTimes"),
                  amount("PeriodAmount"),
                  count("TotalSuccessTimes"),
                  amount("TotalSuccessAmount")));
    }

    Optional<Bank> bank() {
      Optional<Bank> reader =
          word("WebATMAccBank", "[0-9]{3}")
              .map(code -> new Bank(code, word("WebATMAccNo", "[0-9]{5}"), text("WebATMBankName")));
      return reader.or(() ->
          word("ATMAccBank", "[0-9]{3}")
              .map(code -> new Bank(code, word("ATMAccNo", "[0-9]{5}"), Optional.empty())));
    }

    Optional<Store> store() {
      return word("PayFrom", "[0-9A-Za-z]{1,20}")
          .map(chain -> new Store(chain, word("PaymentNo", "[0-9A-Za-z]{1,14}")));
    }

    Optional<Bnpl> bnpl() {
      return word("BNPLTradeNo", "[0-9A-Za-z_-]{1,64}")
          .map(number -> new Bnpl(number, count("BNPLInstallment")));
    }

    Optional<String> text(String name) {
      return fields.nonEmpty(name);
    }

    Optional<String> word(String name, String pattern) {
      return text(name).filter(value -> value.matches(pattern));
    }

    private OptionalInt count(String name) {
      return word(name, "[0-9]{1,9}").stream().mapToInt(Integer::parseInt).findFirst();
    }

    private OptionalLong amount(String name) {
      return word(name, "[0-9]{1,10}").stream().mapToLong(Long::parseLong).findFirst();
    }

    private static Optional<Instant> time(String text) {
      try {
        return Optional.of(EcpayTime.parse(text));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }
}
