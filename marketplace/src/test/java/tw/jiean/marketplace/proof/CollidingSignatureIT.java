package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.with;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.payment.EcpayMessages;

/**
 * S2: other messages under a right signature. ECPay's recipe joins before it encodes and folds
 * letter case, so a message can be cut up anew, or written in other case, and still be signed.
 */
@AsInProduction
class CollidingSignatureIT {

  private static final int FULL = 10_000;

  /** Without any of these a message says nothing; in other letter case they are not these. */
  private static final Set<String> MANDATORY =
      Set.of("MerchantID", "MerchantTradeNo", "RtnCode", "TradeAmt", "PaymentType", "TradeNo");

  private static final List<String> DOORS = List.of("/order/return/", "/order/payment-info/");

  @Autowired private Outside outside;

  private Purchase victim;
  private List<Map<String, String>> settled;
  private List<Purchase> purchases;

  /** The messages that an attacker has are told already, so that whatever changes is their work. */
  @BeforeEach
  void tell() {
    victim = outside.order("credit_card");
    Purchase paid = outside.order("credit_card");
    Purchase failed = outside.order("credit_card");
    Purchase issued = outside.order("atm");
    Purchase simulated = outside.order("credit_card");
    purchases = List.of(victim, paid, failed, issued, simulated);
    settled = List.of(paid.paid(), failed.failed(), issued.issued(), simulated.simulated());
    for (Map<String, String> message : settled) {
      String door = message.containsKey("vAccount") ? "/order/payment-info/" : "/order/return/";
      assertThat(outside.post(door, Outside.signed(message)).body()).isEqualTo("1|OK");
    }
  }

  @Test
  void aMessageThatWasCutUpAnewOrWrittenInOtherCaseChangesNoOrder() {
    Map<String, String> before = outside.effects();
    List<String> states = states();
    AtomicInteger moved = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    int rounds = Proof.scale(FULL, 400);

    InParallel.rounds(
        rounds,
        round -> {
          Random random = Proof.random(round);
          Map<String, String> signed = signedByEcpay(random);
          List<Map.Entry<String, String>> other = another(signed, random);
          if (!folded(other).equals(folded(signed.entrySet()))) {
            moved.incrementAndGet();
          }
          if (send(signed, other, random).statusCode() != 200) {
            refused.incrementAndGet();
          }
        });

    assertThat(Outside.differences(before, outside.effects())).isEmpty();
    assertThat(states()).isEqualTo(states);
    assertThat(moved.get())
        .as("messages with a boundary moved")
        .isBetween(rounds / 10, rounds - rounds / 10);
    assertThat(refused.get()).isGreaterThanOrEqualTo(moved.get());
  }

  @Test
  void theFirstNewsOfAPaymentIsNotBelievedInAnyOtherShapeThanEcpays() {
    Map<String, String> before = outside.effects();

    InParallel.rounds(
        Proof.scale(FULL, 400),
        round -> {
          Random random = Proof.random(round);
          List<Map.Entry<String, String>> other;
          do {
            other = another(victim.paid(), random);
          } while (!saysSomethingElse(other));
          send(victim.paid(), other, random);
        });

    assertThat(Outside.differences(before, outside.effects())).isEmpty();
    assertThat(outside.state(victim)).isEqualTo("pending created");
  }

  /** Whether more was changed than the case of a text that nobody compares. */
  private boolean saysSomethingElse(List<Map.Entry<String, String>> other) {
    return !folded(other).equals(folded(victim.paid().entrySet()))
        || !value(other, "MerchantTradeNo").equals(Optional.of(victim.tradeNo()))
        || MANDATORY.stream().anyMatch(name -> value(other, name).isEmpty());
  }

  private static Optional<String> value(List<Map.Entry<String, String>> fields, String name) {
    return fields.stream()
        .filter(field -> field.getKey().equals(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private HttpResponse<String> send(
      Map<String, String> signed, List<Map.Entry<String, String>> other, Random random) {
    String mac = Outside.sign(signed);
    assertThat(EcpayMessages.digest("SHA-256", Outside.KEYS, other)).isEqualTo(mac);
    Message message =
        new Message(other.stream().map(f -> Message.Field.of(f.getKey(), f.getValue())).toList())
            .and(Message.Field.of(Forgery.MAC, mac));
    HttpResponse<String> answer =
        outside.post(DOORS.get(random.nextInt(DOORS.size())), message.body());
    assertThat(answer.statusCode()).as(message.body()).isIn(200, 400, 422);
    return answer;
  }

  /** News of an order that is settled, or our own form; often with a text that somebody chose. */
  private Map<String, String> signedByEcpay(Random random) {
    int which = random.nextInt(settled.size() + 1);
    Map<String, String> message = which == settled.size() ? withoutMac(victim) : settled.get(which);
    if (random.nextBoolean()) {
      return message;
    }
    return with(message, "CustomField" + (1 + random.nextInt(4)), text(random));
  }

  private static Map<String, String> withoutMac(Purchase purchase) {
    return EcpayMessages.without(purchase.form(), Forgery.MAC);
  }

  /** What an attacker would like ECPay to sign for them: pieces of news of the victim's payment. */
  private String text(Random random) {
    List<String> pieces =
        victim.paid().entrySet().stream()
            .filter(field -> random.nextInt(3) > 0)
            .sorted(Comparator.comparing(field -> field.getKey().toLowerCase(Locale.ROOT)))
            .map(field -> field.getKey() + "=" + field.getValue())
            .toList();
    return "x&" + String.join("&", pieces);
  }

  /** Another message under the same signature. */
  private static List<Map.Entry<String, String>> another(
      Map<String, String> signed, Random random) {
    String mac = Outside.sign(signed);
    while (true) {
      List<Map.Entry<String, String>> other = new ArrayList<>(signed.entrySet());
      int what = random.nextInt(3);
      if (what < 2) {
        other = cutUp(joined(signed), random);
      }
      if (what > 0) {
        other = otherCase(other, random);
      }
      Collections.shuffle(other, random);
      boolean different = !Set.copyOf(other).equals(signed.entrySet());
      if (different && EcpayMessages.digest("SHA-256", Outside.KEYS, other).equals(mac)) {
        return other;
      }
    }
  }

  /** What is signed, before it is encoded and without the keys. */
  private static String joined(Map<String, String> fields) {
    return fields.entrySet().stream()
        .sorted(Comparator.comparing(field -> field.getKey().toLowerCase(Locale.ROOT)))
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining("&"));
  }

  /** One boundary moved, or several. */
  private static List<Map.Entry<String, String>> cutUp(String joined, Random random) {
    List<String> parts = List.of(joined.split("&", -1));
    Set<Integer> gone =
        random.nextBoolean()
            ? Set.of(random.nextInt(parts.size()))
            : random.ints(random.nextInt(4), 0, parts.size()).boxed().collect(Collectors.toSet());
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      piece.append(piece.isEmpty() ? "" : "&").append(parts.get(i));
      if (!gone.contains(i) || i == parts.size() - 1) {
        fields.add(atSomeEqualsSign(piece.toString(), random));
        piece.setLength(0);
      }
    }
    return fields;
  }

  private static Map.Entry<String, String> atSomeEqualsSign(String piece, Random random) {
    int at = piece.indexOf('=');
    int next = piece.indexOf('=', at + 1);
    if (next >= 0 && random.nextInt(4) == 0) {
      at = next;
    }
    return at < 0
        ? Map.entry(piece, "")
        : Map.entry(piece.substring(0, at), piece.substring(at + 1));
  }

  /** In one name, in one value, or anywhere. */
  private static List<Map.Entry<String, String>> otherCase(
      List<Map.Entry<String, String>> fields, Random random) {
    int oneIn = List.of(1, 2, 10, 50).get(random.nextInt(4));
    int only = random.nextBoolean() ? random.nextInt(2 * fields.size()) : -1;
    List<Map.Entry<String, String>> changed = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).getKey();
      String value = fields.get(i).getValue();
      changed.add(
          Map.entry(
              only < 0 || only == 2 * i ? otherCase(name, oneIn, random) : name,
              only < 0 || only == 2 * i + 1 ? otherCase(value, oneIn, random) : value));
    }
    return changed;
  }

  private static String otherCase(String text, int oneIn, Random random) {
    StringBuilder changed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c < 0x80 && Character.isLetter(c);
      changed.append(letter && random.nextInt(oneIn) == 0 ? (char) (c ^ 0x20) : c);
    }
    return changed.toString();
  }

  private static Set<String> folded(Collection<Map.Entry<String, String>> fields) {
    return fields.stream()
        .map(field -> (field.getKey() + "\0" + field.getValue()).toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  private List<String> states() {
    return purchases.stream().map(outside::state).toList();
  }
}
