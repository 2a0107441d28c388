package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PaymentEventTests {

  /** One letter for each status, in the order of the enum; {@code .} where an event has no move. */
  private static final String TABLE =
      """
      event               | C U I E F N P p r R
      UNDECIDED           | U . . . . . . . . .
      CODE_TOLD           | I I . . . . . . . .
      TIME_OVER           | E E E . . . . . . .
      NOT_PAID            | F F F F . . . . . .
      MISFIT              | N N N N N . . . . .
      MONEY               | P P P P P P . . . .
      DISMISSED           | . F . . . F . . . .
      REFUND_OPENED       | . . . . . . p p p .
      KEPT_WHOLE          | . . . . . . . P . .
      GIVEN_BACK_IN_PART  | . . . . . . . r . .
      GIVEN_BACK          | . . . . . . . R . .
      """;

  @Test
  void everyPairOfStatusAndEventIsDecided() {
    Map<String, String> written =
        TABLE
            .lines()
            .skip(1)
            .map(line -> line.split("\\|"))
            .collect(Collectors.toMap(row -> row[0].strip(), row -> row[1].strip()));

    Map<String, String> moves = new TreeMap<>();
    for (PaymentEvent event : PaymentEvent.values()) {
      moves.put(
          event.name(),
          Arrays.stream(PaymentStatus.values())
              .map(from -> event.move(from).map(PaymentEventTests::letter).orElse("."))
              .collect(Collectors.joining(" ")));
    }

    assertThat(moves).isEqualTo(new TreeMap<>(written));
  }

  @Test
  void newsOnlyRaisesAnAttempt() {
    for (PaymentEvent event : PaymentEvent.values()) {
      for (PaymentStatus from : PaymentStatus.values()) {
        event
            .move(from)
            .filter(to -> event.isNews())
            .ifPresent(to -> assertThat(to).as(from + " on " + event).isGreaterThan(from));
      }
    }
  }

  @Test
  void theOrderInWhichNewsArrivesDoesNotMatter() {
    List<PaymentEvent> news =
        Arrays.stream(PaymentEvent.values()).filter(PaymentEvent::isNews).toList();

    for (int chosen = 0; chosen < 1 << news.size(); chosen++) {
      int subset = chosen;
      List<PaymentEvent> some =
          news.stream().filter(event -> (subset >> news.indexOf(event) & 1) == 1).toList();
      PaymentStatus expected = after(some);
      permutations(some)
          .forEach(order -> assertThat(after(order)).as("%s", order).isEqualTo(expected));
    }
  }

  private static PaymentStatus after(List<PaymentEvent> events) {
    PaymentStatus status = PaymentStatus.CREATED;
    for (PaymentEvent event : events) {
      status = event.move(status).orElse(status);
    }
    return status;
  }

  private static List<List<PaymentEvent>> permutations(List<PaymentEvent> events) {
    if (events.isEmpty()) {
      return List.of(List.of());
    }
    return events.stream()
        .flatMap(first -> {
          List<PaymentEvent> others = events.stream().filter(event -> event != first).toList();
          return permutations(others).stream()
              .map(rest -> {
                List<PaymentEvent> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                return order;
              });
        })
        .toList();
  }

  private static String letter(PaymentStatus status) {
    return switch (status) {
      case CREATED -> "C";
      case UNKNOWN -> "U";
      case CODE_ISSUED -> "I";
      case EXPIRED -> "E";
      case FAILED -> "F";
      case NEEDS_REVIEW -> "N";
      case PAID -> "P";
      case REFUND_PENDING -> "p";
      case PARTIALLY_REFUNDED -> "r";
      case REFUNDED -> "R";
    };
  }
}
