package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.Proof;

/** S8: what a browser brings back decides nothing; the page shows what the database says. */
@AsInProduction
class ForgedReturnIT {

  private static final int FULL = 1_000;

  @Autowired private Outside outside;

  private List<Standing> standings;

  /**
   * An order and where it stands.
   *
   * @param status as the page must show it
   */
  private record Standing(Purchase purchase, String status) {}

  @BeforeEach
  void orders() {
    Purchase created = outside.order("credit_card");
    Purchase failed = outside.order("credit_card");
    Purchase issued = outside.order("atm");
    Purchase differing = outside.order("credit_card");
    Purchase paid = outside.order("credit_card");
    tell("/order/return/", failed.failed());
    tell("/order/payment-info/", issued.issued());
    tell("/order/return/", with(differing.paid(), "TradeAmt", "1"));
    tell("/order/return/", paid.paid());
    standings =
        List.of(
            new Standing(created, "created"),
            new Standing(failed, "failed"),
            new Standing(issued, "code_issued"),
            new Standing(differing, "needs_review"),
            new Standing(paid, "paid"));
  }

  private void tell(String door, Map<String, String> fields) {
    assertThat(outside.post(door, Outside.signed(fields)).body()).isEqualTo("1|OK");
  }

  @Test
  void aForgedReturnLeadsToTheTruthAndChangesNothing() {
    Map<String, String> before = outside.database();
    List<Forgery> kinds = List.of(Forgery.values());

    InParallel.rounds(
        Proof.scale(FULL, kinds.size() * standings.size()),
        round -> {
          Random random = Proof.random(round);
          Standing standing = standings.get(round % standings.size());
          Map<String, String> claim = claim(standing.purchase(), random);
          Message genuine = Message.of(with(claim, Forgery.MAC, Outside.sign(claim)));
          Message forged =
              kinds.get(round / standings.size() % kinds.size()).of(genuine, "RtnCode", random);

          HttpResponse<String> answer =
              outside.post(
                  random.nextBoolean() ? "/order/result/" : "/order/result", forged.body());

          assertThat(answer.statusCode()).isEqualTo(303);
          assertThat(answer.headers().firstValue("Location")).hasValue("/orders/");
          assertShowsTheTruth(standing);
        });

    assertThat(Outside.differences(before, outside.database())).isEmpty();
  }

  @Test
  void aRightlySignedReturnDecidesNothingEither() {
    InParallel.rounds(
        Proof.scale(FULL, standings.size() * 4),
        round -> {
          Standing standing = standings.get(round % standings.size());
          Map<String, String> claim = claim(standing.purchase(), Proof.random(round));

          HttpResponse<String> answer = outside.post("/order/result/", Outside.signed(claim));

          assertThat(answer.statusCode()).isEqualTo(303);
          assertThat(answer.headers().firstValue("Location"))
              .hasValue(standing.purchase().resultPage());
          assertShowsTheTruth(standing);
        });
  }

  private static Map<String, String> claim(Purchase purchase, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> purchase.failed();
      case 1 -> purchase.simulated();
      case 2 -> with(purchase.paid(), "RtnMsg", "Succeeded");
      default -> purchase.paid();
    };
  }

  private void assertShowsTheTruth(Standing standing) {
    HttpResponse<String> page = outside.get(standing.purchase().resultPage());
    if (page.statusCode() == 303) {
      page = outside.get(page.headers().firstValue("Location").orElseThrow());
    }
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("data-payment-status=\"" + standing.status() + "\"");
  }
}
