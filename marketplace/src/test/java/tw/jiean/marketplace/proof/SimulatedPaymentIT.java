package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * S5: where money is real, a payment that was simulated at ECPay pays nothing, and staff see it.
 */
@AsInProduction
class SimulatedPaymentIT {

  private static final int FULL = 1_000;

  private static final List<String> METHODS =
      List.of("credit_card", "atm", "webatm", "cvs", "barcode");

  @Autowired private Outside outside;
  @Autowired private Accounts accounts;
  @Autowired private MockMvcTester mvc;

  @Test
  void noneIsPaidAndStaffSeeEach() {
    int rounds = Proof.scale(FULL, METHODS.size());
    List<Purchase> purchases =
        IntStream.range(0, rounds)
            .mapToObj(i -> outside.order(METHODS.get(i % METHODS.size())))
            .toList();

    InParallel.rounds(
        rounds,
        round ->
            assertThat(
                    outside
                        .post("/order/return/", Outside.signed(purchases.get(round).simulated()))
                        .body())
                .isEqualTo("1|OK"));

    SignedInAccount operator = AccountFixtures.operator(accounts);
    for (Purchase purchase : purchases) {
      assertThat(outside.state(purchase)).isEqualTo("pending created");
      assertThat(seenBy(operator, purchase)).contains(purchase.tradeNo(), "模擬付款");
    }
  }

  @Test
  void theRealPaymentAfterItStillPays() {
    Purchase purchase = outside.order("credit_card");
    outside.post("/order/return/", Outside.signed(purchase.simulated()));
    outside.post("/order/return/", Outside.signed(purchase.paid()));

    assertThat(outside.state(purchase)).isEqualTo("paid paid");
  }

  /** What the back office lists of messages about a trade number. */
  private String seenBy(SignedInAccount operator, Purchase purchase) {
    var page =
        mvc.get()
            .uri("/admin/notifications/?q=" + purchase.tradeNo())
            .with(user(operator))
            .exchange();
    assertThat(page).hasStatusOk();
    String html = new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    // The filters above the list name every verdict; only the rows say what came.
    return html.substring(html.indexOf("<tbody"));
  }
}
