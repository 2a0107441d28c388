package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.MethodOffer.Availability;

class MethodOfferTests {

  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({
    "cvs, 32, true, BELOW_MINIMUM",
    "cvs, 33, true, AVAILABLE",
    "cvs, 6000, false, AVAILABLE",
    "cvs, 6001, false, ABOVE_MAXIMUM",
    "twqr, 6, true, AVAILABLE",
    "twqr, 6, false, SWITCHED_OFF",
    "linepay, 100, true, NOT_OFFERED_BY_ECPAY"
  })
  void theAmountAndTheSettingsDecide(
      String method, long amount, boolean sandbox, Availability expected) throws IOException {
    assertThat(offer(PaymentMethod.ofCode(method).orElseThrow(), amount, sandbox).availability())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"999, 0", "1000, 1", "1999, 1", "2000, 2", "19999, 5", "20000, 6"})
  void plansAreOfferedFromTheirPriceOn(long amount, int available) throws IOException {
    List<MethodOffer.Plan> plans = offer(PaymentMethod.CREDIT_CARD, amount, true).plans();

    assertThat(plans).hasSize(6);
    assertThat(plans.stream().filter(MethodOffer.Plan::available)).hasSize(available);
    assertThat(offer(PaymentMethod.CREDIT_CARD, amount, false).plans()).isEmpty();
  }

  @Test
  void theTimeIsTheCodesOrThatOfTheCashier() throws IOException {
    assertThat(offer(PaymentMethod.ATM, 100, true).timeToPay()).isEqualTo(Duration.ofDays(3));
    assertThat(offer(PaymentMethod.TWQR, 100, true).timeToPay()).isEqualTo(HOUR);
  }

  @Test
  void termsAreFrozenWithTheirTimeNamed() throws IOException {
    assertThat(offer(PaymentMethod.ATM, 100, true).freeze(PaymentTerms.USUAL))
        .isEqualTo(new PaymentTerms(null, Duration.ofDays(3)));
    assertThat(offer(PaymentMethod.TWQR, 100, true).freeze(PaymentTerms.USUAL))
        .isEqualTo(PaymentTerms.USUAL);
    PaymentTerms week = new PaymentTerms(null, Duration.ofDays(7));
    assertThat(offer(PaymentMethod.ATM, 100, true).freeze(week)).isEqualTo(week);
  }

  @Test
  void termsThatAreNotOfferedAreNeverFrozen() throws IOException {
    PaymentTerms twelve = new PaymentTerms(Instalments.TWELVE, null);
    PaymentTerms five = new PaymentTerms(Instalments.FIVE, null);
    PaymentTerms twoDays = new PaymentTerms(null, Duration.ofDays(2));

    assertRefused(offer(PaymentMethod.CREDIT_CARD, 2_999, true), twelve);
    assertRefused(offer(PaymentMethod.CREDIT_CARD, 3_000, false), twelve);
    assertRefused(offer(PaymentMethod.CREDIT_CARD, 3_000, true), five);
    assertRefused(offer(PaymentMethod.WEBATM, 3_000, true), twelve);
    assertRefused(offer(PaymentMethod.ATM, 3_000, true), twoDays);
    assertRefused(offer(PaymentMethod.CVS, 3_000, true), twoDays);
  }

  private static void assertRefused(MethodOffer offer, PaymentTerms terms) {
    assertThatThrownBy(() -> offer.freeze(terms)).isInstanceOf(IllegalArgumentException.class);
  }

  private static MethodOffer offer(PaymentMethod method, long amount, boolean sandbox)
      throws IOException {
    PaymentSettings.Method settings = PaymentSettingsGuardTests.defaults().of(method);
    return MethodOffer.of(method, settings, Money.of(amount), HOUR, sandbox);
  }
}
