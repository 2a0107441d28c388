package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tw.jiean.marketplace.proof.Faults.Fault;
import tw.jiean.marketplace.proof.Faults.Place;

/** S30: what breaks while a right message is judged never pays, never passes unseen. */
@AsInProduction
@ExtendWith(OutputCaptureExtension.class)
class FailingOpenIT {

  private static final int LEAST_STEPS = 8;

  @Autowired private Outside outside;
  @Autowired private MeterRegistry meters;

  private Purchase purchase;
  private String message;

  /** How code breaks. */
  enum Kind {
    STATE,
    ARGUMENT,
    NULL,
    DATABASE,
    ERROR;

    Throwable saying(String text) {
      return switch (this) {
        case STATE -> new IllegalStateException(text);
        case ARGUMENT -> new IllegalArgumentException(text);
        case NULL -> new NullPointerException(text);
        case DATABASE -> new SQLException(text, "08006");
        case ERROR -> new StackOverflowError(text);
      };
    }
  }

  @BeforeAll
  static void breakDigests() {
    Faults.breakDigests();
  }

  @AfterAll
  static void mendDigests() {
    Faults.mendDigests();
  }

  @BeforeEach
  void order() {
    purchase = outside.order("credit_card");
    message = Outside.signed(purchase.paid());
  }

  @AfterEach
  void remove() {
    Faults.remove();
  }

  @ParameterizedTest
  @EnumSource
  void whateverBreaksAtWhateverStepNothingIsPaidAndItIsSeen(Kind kind, CapturedOutput output) {
    List<Fault> steps = steps();
    assertThat(steps).hasSizeGreaterThanOrEqualTo(LEAST_STEPS);
    Map<String, String> before = outside.database();
    for (Fault step : steps) {
      String name = kind + " at " + step.place() + " " + step.number();
      String secret = "planted-" + UUID.randomUUID();
      double alerts = alerts();

      Faults.plant(new Fault(step.place(), step.number(), () -> kind.saying(secret)));
      HttpResponse<String> answer = outside.post("/order/return/", message);
      Faults.remove();

      assertThat(Faults.struck()).as(name + " was met").isTrue();
      assertThat(answer.statusCode()).as(name).isEqualTo(500);
      assertThat(answer.body())
          .as(name)
          .doesNotContain("1|OK", secret, "Exception", "Error:", "tw.jiean", "select ", "insert ");
      assertThat(Outside.differences(before, outside.database())).as(name).isEmpty();
      assertThat(output.toString()).as(name + " in the log").contains(secret);
      assertThat(alerts()).as(name + " is counted").isEqualTo(alerts + 1);
    }

    assertThat(outside.state(purchase)).isEqualTo("pending created");
    assertThat(outside.post("/order/return/", message).body()).isEqualTo("1|OK");
    assertThat(outside.state(purchase)).isEqualTo("paid paid");
  }

  @Test
  void theFaultsChangeNothingUntilTheyArePlanted() {
    assertThat(outside.post("/order/return/", message).body()).isEqualTo("1|OK");
    assertThat(outside.state(purchase)).isEqualTo("paid paid");
  }

  /** Every step that the application takes, as many statements as it really sends. */
  private List<Fault> steps() {
    // The first message finds caches empty, and sends more.
    statements();
    int statements = statements();
    List<Fault> steps = new ArrayList<>();
    for (Place place :
        List.of(Place.BODY, Place.DIGEST, Place.CONNECTION, Place.OWNER, Place.COMMIT)) {
      steps.add(new Fault(place, 0, IllegalStateException::new));
    }
    IntStream.rangeClosed(1, statements)
        .forEach(
            number -> steps.add(new Fault(Place.STATEMENT, number, NullPointerException::new)));
    return steps;
  }

  private int statements() {
    Faults.plant(new Fault(Place.COMMIT, Integer.MAX_VALUE, IllegalStateException::new));
    Purchase other = outside.order("credit_card");
    int before = Faults.statements();
    assertThat(outside.post("/order/return/", Outside.signed(other.paid())).body())
        .isEqualTo("1|OK");
    int statements = Faults.statements() - before;
    Faults.remove();
    return statements;
  }

  /** What docs/operations.md tells to watch. */
  private double alerts() {
    return meters
        .find("http.server.requests")
        .tag("uri", "/order/return/")
        .tag("status", "500")
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }
}
