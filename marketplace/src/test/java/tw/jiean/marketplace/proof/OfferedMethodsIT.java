package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.Payments;

/** Where money is real, only what every merchant has is offered until more is switched on. */
@AsInProduction
class OfferedMethodsIT {

  @Autowired private Outside outside;
  @Autowired private Payments payments;

  @Test
  void onlyWhatEveryMerchantHasIsOn() {
    assertThat(Arrays.stream(PaymentMethod.values()))
        .filteredOn(method -> payments.offer(method, Money.of(1_200)).isOffered())
        .extracting(PaymentMethod::code)
        .containsExactly("credit_card", "atm", "webatm", "cvs", "barcode");
    assertThat(payments.offer(PaymentMethod.CREDIT_CARD, Money.of(50_000)).plans()).isEmpty();
  }

  @Test
  void whatIsSwitchedOffIsNotShownAndWhatEcpayLacksIsGreyed() {
    String page = outside.getSignedIn("/order/" + outside.session().listing().value() + "/").body();

    assertThat(page)
        .contains("id=\"about_barcode\"", "id=\"about_linepay\"", "id=\"about_googlepay\"")
        .contains("name=\"atm_days\"")
        .doesNotContain("twqr", "bnpl", "jkopay", "value=\"applepay\"", "name=\"instalments\"");
  }
}
