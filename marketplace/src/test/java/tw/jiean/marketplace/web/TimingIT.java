package tw.jiean.marketplace.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.web.AccessPolicy.Person;

/**
 * S11: what is there and what is not get the same answer, and in the full number of pairs also
 * within the same time, by Welch's t-test of what is not among the slowest tenth.
 */
@MarketplaceTest
@ExtendWith(Proof.class)
class TimingIT {

  /** Below, chance explains the difference. */
  private static final double MOST = 4.5;

  /** With fewer pairs a busy machine decides. */
  private static final int ENOUGH = 1_000;

  enum Question {
    /** Each costs a slow hash, so that there are fewer. */
    SIGN_IN(1_000, "/login/"),
    RESET(10_000, "/reset/"),
    STATUS(10_000, "/orders/{orderNo}/status/");

    private final int full;
    private final String path;

    Question(int full, String path) {
      this.full = full;
      this.path = path;
    }
  }

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private SettableClock clock;

  private record Answer(String text, double micros) {}

  @ParameterizedTest
  @EnumSource
  void nobodyLearnsWhatIsThere(Question question) {
    AccessWorld world = new AccessWorld(port, accounts, categories, listings);
    String known = AccountFixtures.member(accounts).email();
    int pairs = Proof.scale(question.full);
    double[] there = new double[pairs];
    double[] absent = new double[pairs];
    Random coin = Proof.random();
    for (int i = 0; i < pairs; i++) {
      // Guesses are limited, by the hour.
      clock.tick(Duration.ofHours(1));
      boolean first = coin.nextBoolean();
      Answer one = ask(question, world, known, first);
      Answer other = ask(question, world, known, !first);
      assertThat(one.text).isEqualTo(other.text);
      there[i] = (first ? one : other).micros;
      absent[i] = (first ? other : one).micros;
    }
    if (pairs >= ENOUGH) {
      assertThat(welch(usual(there), usual(absent))).isBetween(-MOST, MOST);
    }
  }

  private Answer ask(Question question, AccessWorld world, String known, boolean isThere) {
    String email = isThere ? known : "nobody-" + known.substring(7);
    Visitor browser =
        question == Question.STATUS
            ? world.browser(Person.OTHER_BUYER)
            : world.browser(Person.ANONYMOUS);
    String path = isThere ? world.there(question.path) : world.absent(question.path);
    String token = world.token(Person.ANONYMOUS);
    long start = System.nanoTime();
    HttpResponse<String> answer =
        switch (question) {
          case SIGN_IN ->
              browser.post(path, Map.of("username", email, "password", "wrong", "_csrf", token));
          case RESET -> browser.post(path, Map.of("email", email, "_csrf", token));
          case STATUS -> browser.get(path);
        };
    double micros = (System.nanoTime() - start) / 1_000.0;
    String body = answer.body().replaceAll("(<code[^>]*>)[0-9a-f]{8}", "$1CODE");
    return new Answer(
        answer.statusCode()
            + Visitor.location(answer)
            + body.replace(path, "PATH")
                .replace(URLEncoder.encode(path, UTF_8), "PATH")
                .replaceAll("(name=\"_csrf\"[^>]* value=\")[^\"]+", "$1T"),
        micros);
  }

  private static double[] usual(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return Arrays.copyOf(sorted, sorted.length * 9 / 10);
  }

  private static double welch(double[] one, double[] other) {
    return (mean(one) - mean(other))
        / Math.sqrt(variance(one) / one.length + variance(other) / other.length);
  }

  private static double mean(double[] numbers) {
    return Arrays.stream(numbers).average().orElseThrow();
  }

  private static double variance(double[] numbers) {
    double mean = mean(numbers);
    return Arrays.stream(numbers).map(n -> (n - mean) * (n - mean)).sum() / (numbers.length - 1);
  }
}
