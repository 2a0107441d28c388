package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.Proof;

/** S1: what ECPay has not signed is not believed, and its answer tells nothing. */
@AsInProduction
class ForgedNoticeIT {

  private static final int FULL = 100_000;

  private static final List<String> DOORS =
      List.of("/order/return/", "/order/payment-info/", "/order/return", "/order/payment-info");

  /** All that an unbelieved message can be told. */
  private static final Set<String> ANSWERS =
      Set.of(
          "0|encoding", "0|repeated_field", "0|ambiguous_field", "0|no_signature", "0|signature");

  @Autowired private Outside outside;

  @Test
  void noForgedMessageIsBelievedAndNothingOfItIsKept() {
    List<Message> genuine = genuine();
    List<String> fields =
        genuine.stream()
            .flatMap(message -> message.without(Forgery.MAC).names().stream())
            .distinct()
            .toList();
    List<Forgery> kinds = List.of(Forgery.values());
    int cases = kinds.size() * fields.size();
    int rounds = Proof.scale(FULL, cases);
    Map<String, String> before = outside.database();
    long refused = outside.refused();
    Set<String> answers = ConcurrentHashMap.newKeySet();

    InParallel.rounds(
        rounds,
        round -> {
          Random random = Proof.random(round);
          Forgery kind = kinds.get(round % kinds.size());
          String field = fields.get(round / kinds.size() % fields.size());
          List<Message> having =
              genuine.stream().filter(message -> message.names().contains(field)).toList();
          Message message = having.get(random.nextInt(having.size()));
          String body = kind.of(message, field, random).body();
          HttpResponse<String> answer = outside.post(DOORS.get(random.nextInt(4)), body);
          assertThat(answer.statusCode())
              .as("%s of %s: %s", kind, field, body)
              .isEqualTo(answer.body().endsWith("signature") ? 422 : 400);
          answers.add(answer.body());
        });

    assertThat(answers).isSubsetOf(ANSWERS).contains("0|signature", "0|no_signature");
    assertThat(Outside.differences(before, outside.database())).isEmpty();
    assertThat(outside.refused() - refused).as("counted").isEqualTo(rounds);
  }

  @Test
  void theAnswerIsTheSameWhateverWasGuessedRight() {
    Purchase purchase = outside.order("credit_card");
    Map<String, String> paid = purchase.paid();
    String right = Outside.sign(paid);
    Set<Map<String, Object>> answers = new LinkedHashSet<>();

    for (Map<String, String> guess :
        List.of(
            paid,
            with(paid, "MerchantTradeNo", "JA00000000"),
            with(paid, "TradeAmt", "1"),
            with(paid, "MerchantID", "3002607"),
            with(paid, "PaymentType", "none"),
            with(paid, "RtnCode", "no number"))) {
      for (int known : List.of(0, 1, 32, 63)) {
        String mac = right.substring(0, known) + "x".repeat(64 - known);
        answers.add(
            whole(
                outside.post("/order/return/", Message.of(with(guess, Forgery.MAC, mac)).body())));
      }
    }

    assertThat(answers).hasSize(1);
    assertThat(answers.iterator().next()).containsEntry("body", "0|signature");
  }

  private static Map<String, Object> whole(HttpResponse<String> answer) {
    Map<String, Object> whole = new TreeMap<>(answer.headers().map());
    whole.remove("date");
    assertThat(whole).doesNotContainKeys("set-cookie", "server", "x-powered-by");
    whole.put("status", answer.statusCode());
    whole.put("body", answer.body());
    return whole;
  }

  private List<Message> genuine() {
    Purchase card = outside.order("credit_card");
    Purchase atm = outside.order("atm");
    return List.of(card.paid(), card.simulated(), card.failed(), atm.paid(), atm.issued()).stream()
        .map(fields -> Message.of(with(fields, Forgery.MAC, Outside.sign(fields))))
        .toList();
  }
}
