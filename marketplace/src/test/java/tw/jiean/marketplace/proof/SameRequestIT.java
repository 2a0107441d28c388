package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.body;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.Proof;

/**
 * R20: a form that comes again, by a reload, the way back or an impatient finger, is the same order
 * and the same payment, and has the same answer; with other content it is refused. The refund's
 * form is in {@code RefundAdminIT}.
 */
@AsInProduction
class SameRequestIT {

  private static final int FULL = 1_000;
  private static final int LEAST = 16;

  private static final Pattern REQUEST =
      Pattern.compile("name=\"request_id\"[^>]* value=\"([^\"]+)\"");

  @Autowired private Outside outside;
  @Autowired private JdbcClient jdbc;

  @Test
  void aChoiceThatIsSentAgainIsTheSameOrderAndIsPaidOnce() {
    Map<String, String> choice = new LinkedHashMap<>();
    choice.put("plan", "standard");
    choice.put("payment_method", "credit_card");
    choice.put("request_id", shown("/order/" + outside.session().listing().value() + "/"));
    List<Long> before = counts();

    Purchase purchase = sameFormForEcpay("credit_card", () -> outside.choose(choice));

    assertThat(counts()).containsExactly(before.get(0) + 1, before.get(1) + 1);
    String another = Long.toString(outside.listing().value());
    Map<String, String> once = outside.effects();
    for (Map<String, String> other :
        List.of(
            with(choice, "plan", "premium"),
            with(choice, "payment_method", "atm"),
            with(choice, "service_id", another))) {
      assertThat(outside.choose(other).statusCode()).as("%s", other).isEqualTo(409);
    }
    assertThat(Outside.differences(once, outside.effects())).isEmpty();

    paysOnce(purchase, () -> outside.choose(choice));
  }

  @Test
  void payingAgainThatIsSentAgainIsTheSameAttemptAndIsPaidOnce() {
    Purchase failed = outside.order("credit_card");
    assertThat(outside.post("/order/return/", Outside.signed(failed.failed())).body())
        .isEqualTo("1|OK");
    Map<String, String> choice = new LinkedHashMap<>();
    choice.put("payment_method", "atm");
    choice.put("request_id", shown("/orders/" + failed.orderNo() + "/"));
    List<Long> before = counts();

    Purchase again = sameFormForEcpay("atm", () -> payAgain(failed, choice));

    assertThat(again.tradeNo()).isNotEqualTo(failed.tradeNo());
    assertThat(counts()).containsExactly(before.get(0), before.get(1) + 1);
    Map<String, String> once = outside.effects();
    assertThat(payAgain(failed, with(choice, "payment_method", "webatm")).statusCode())
        .isEqualTo(409);
    assertThat(Outside.differences(once, outside.effects())).isEmpty();

    paysOnce(again, () -> payAgain(failed, choice));
  }

  /** Sends it so often, several at once also the first time, and gives what all answers are. */
  private static Purchase sameFormForEcpay(String method, Supplier<HttpResponse<String>> request) {
    Set<Purchase> answers = ConcurrentHashMap.newKeySet();
    InParallel.rounds(
        Proof.scale(FULL, LEAST),
        round -> {
          HttpResponse<String> answer = request.get();
          assertThat(answer.statusCode()).isEqualTo(200);
          answers.add(Outside.purchase(method, answer));
        });
    assertThat(answers).hasSize(1);
    return answers.iterator().next();
  }

  /** Once it is paid, sending the form again gives the old form and no way to pay by it. */
  private void paysOnce(Purchase purchase, Supplier<HttpResponse<String>> request) {
    assertThat(request.get().body()).contains("data-payable=\"true\"", "<button");
    String paid = Outside.signed(purchase.paid());
    assertThat(outside.post("/order/return/", paid).body()).isEqualTo("1|OK");
    Map<String, String> once = outside.effects();

    InParallel.rounds(
        Proof.scale(FULL, LEAST),
        round -> {
          HttpResponse<String> answer = request.get();
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(Outside.purchase(purchase.method(), answer)).isEqualTo(purchase);
          assertThat(answer.body()).contains("data-payable=\"false\"");
          String form = answer.body().substring(answer.body().indexOf("<form id=\"ecpay_form\""));
          assertThat(form.substring(0, form.indexOf("</form>"))).doesNotContain("<button");
        });

    assertThat(outside.state(purchase)).isEqualTo("paid paid");
    assertThat(Outside.differences(once, outside.effects())).isEmpty();
  }

  private HttpResponse<String> payAgain(Purchase purchase, Map<String, String> fields) {
    return outside.postSignedIn(
        "/orders/" + purchase.orderNo() + "/pay/",
        body(with(fields, "_csrf", outside.session().token())));
  }

  /** The id in the form on that page. */
  private String shown(String page) {
    Matcher id = REQUEST.matcher(outside.getSignedIn(page).body());
    assertThat(id.find()).as("form on %s", page).isTrue();
    return id.group(1);
  }

  /** Orders and attempts. */
  private List<Long> counts() {
    return List.of(count("orders"), count("payment_attempt"));
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
