package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.Proof;

/** S4: what ECPay has said once, said again by anybody anywhere, has no effect. */
@AsInProduction
class ReplayIT {

  private static final int FULL = 10_000;

  /** {@code /order/result/} is what the buyer's own browser can see and send again. */
  private static final List<String> DOORS =
      List.of(
          "/order/return/",
          "/order/return",
          "/order/payment-info/",
          "/order/payment-info",
          "/order/result/",
          "/order/result");

  @Autowired private Outside outside;

  /** A message that has done its work. */
  private record Told(Purchase purchase, Map<String, String> fields) {}

  @Test
  void aReplayHasNoEffectWhereverItIsSent() {
    List<Told> told = told();
    Purchase waiting = outside.order("credit_card");
    List<String> states = states(told);
    Map<String, String> before = outside.effects();

    InParallel.rounds(
        Proof.scale(FULL, told.size() * DOORS.size() * 4),
        round -> {
          Random random = Proof.random(round);
          Told message = told.get(round % told.size());
          String door = DOORS.get(round / told.size() % DOORS.size());
          switch (round / told.size() / DOORS.size() % 4) {
            case 0 -> again(door, Outside.signed(message.fields()));
            case 1 -> again(door, shuffled(message.fields(), random));
            case 2 -> again(door, forOrder(waiting, message.fields()));
            default ->
                again(
                    door + "?MerchantTradeNo=" + waiting.tradeNo(),
                    Outside.signed(message.fields()));
          }
        });

    assertThat(Outside.differences(before, outside.effects())).isEmpty();
    assertThat(states(told)).isEqualTo(states);
    assertThat(outside.state(waiting)).isEqualTo("pending created");
  }

  /** Never an error of ours, whatever is made of it. */
  private void again(String door, String body) {
    HttpResponse<String> answer = outside.post(door, body);
    assertThat(answer.statusCode()).as("%s %s", door, body).isIn(200, 303, 400, 422);
  }

  /** The same fields in another order: the same message to the signature. */
  private static String shuffled(Map<String, String> fields, Random random) {
    List<Message.Field> all =
        new ArrayList<>(Message.of(with(fields, Forgery.MAC, Outside.sign(fields))).fields());
    Collections.shuffle(all, random);
    return new Message(all).body();
  }

  /** The signature of one order's message under the number of another. */
  private static String forOrder(Purchase other, Map<String, String> fields) {
    return Message.of(
            with(
                with(fields, Forgery.MAC, Outside.sign(fields)),
                "MerchantTradeNo",
                other.tradeNo()))
        .body();
  }

  private List<Told> told() {
    Purchase paid = outside.order("credit_card");
    Purchase failed = outside.order("credit_card");
    Purchase issued = outside.order("atm");
    Purchase transferred = outside.order("atm");
    Purchase simulated = outside.order("credit_card");
    List<Told> told =
        List.of(
            new Told(paid, paid.paid()),
            new Told(failed, failed.failed()),
            new Told(issued, issued.issued()),
            new Told(transferred, transferred.issued()),
            new Told(transferred, transferred.paid()),
            new Told(simulated, simulated.simulated()));
    for (Told message : told) {
      boolean code = message.fields().containsKey("vAccount");
      assertThat(
              outside
                  .post(
                      code ? "/order/payment-info/" : "/order/return/",
                      Outside.signed(message.fields()))
                  .body())
          .isEqualTo("1|OK");
    }
    assertThat(states(told))
        .containsExactly(
            "paid paid",
            "pending failed",
            "pending code_issued",
            "paid paid",
            "paid paid",
            "pending created");
    return told;
  }

  private List<String> states(List<Told> told) {
    return told.stream().map(message -> outside.state(message.purchase())).toList();
  }
}
