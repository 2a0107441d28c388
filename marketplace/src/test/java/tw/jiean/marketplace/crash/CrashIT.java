package tw.jiean.marketplace.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.jiean.marketplace.Proof;

/**
 * R8: whatever is killed while ECPay's messages pour in: nothing that was acknowledged is lost,
 * nothing counts twice, and within a minute everything serves again. This is about {@code kill -9},
 * which is no power cut: what the operating system has, it keeps.
 */
@Tag("long")
@ExtendWith({Proof.class, Site.Extension.class})
class CrashIT {

  /** What is told around each crash. */
  private static final int MESSAGES = 300;

  private final Site site;
  private final Random random = Proof.random();

  CrashIT(Site site) {
    this.site = site;
  }

  @Test
  void theDatabaseIsOneThatKeepsWhatItAcknowledged() throws Exception {
    assertThat(site.database().durability())
        .containsOnlyKeys("fsync", "full_page_writes", "synchronous_commit")
        .allSatisfy((setting, value) -> assertThat(value).as(setting).isEqualTo("on"));
  }

  /** Each round kills both instances, one some messages after the other. */
  @Test
  void nothingIsLostWhenTheApplicationIsKilled() throws Exception {
    survive(
        "killed instances of the application",
        Proof.scale(200, 20) / 2,
        delivery -> {
          List<AppProcess> victims = new ArrayList<>(site.instances());
          Collections.shuffle(victims, random);
          int since = somewhere(delivery, 0);
          victims.getFirst().kill();
          somewhere(delivery, since);
          victims.getLast().kill();
        });
  }

  @Test
  void nothingIsLostWhenAProcessOfTheDatabaseIsKilled() throws Exception {
    survive(
        "killed processes of the database",
        Proof.scale(200, 20),
        delivery -> {
          somewhere(delivery, 0);
          site.database().killBackend();
        });
  }

  @Test
  void nothingIsLostWhenTheWholeDatabaseIsKilled() throws Exception {
    survive(
        "killed databases",
        Proof.scale(100, 10),
        delivery -> {
          somewhere(delivery, 0);
          site.database().kill();
        });
  }

  @Test
  void nothingIsLostWhenEverythingIsKilled() throws Exception {
    survive(
        "kills of everything",
        Proof.scale(50, 5),
        delivery -> {
          somewhere(delivery, 0);
          site.database().kill();
          for (AppProcess instance : site.instances()) {
            instance.kill();
          }
        });
  }

  /** Waits until some more messages have been acknowledged, and gives how many that makes. */
  private int somewhere(Delivery delivery, int since) throws InterruptedException {
    int count = since + 1 + random.nextInt(MESSAGES / 3);
    delivery.awaitAcknowledged(count);
    return count;
  }

  private void survive(String what, int rounds, Crash crash) throws Exception {
    Duration longest = Duration.ZERO;
    int underWay = 0;
    for (int round = 0; round < rounds; round++) {
      List<Notice> messages = site.shop().open(MESSAGES);
      try (Delivery delivery = site.sender().tell(site.instances(), messages)) {
        crash.strike(delivery);
        long struck = System.nanoTime();
        underWay += MESSAGES - delivery.acknowledged().size();
        site.restart();
        site.awaitServing();
        Duration outage = Duration.ofNanos(System.nanoTime() - struck);
        assertThat(outage).isLessThan(Delivery.OUTAGE);
        longest = outage.compareTo(longest) > 0 ? outage : longest;
        delivery.awaitEnd();
        site.books().compare(messages, delivery.acknowledged());
      }
    }
    site.books().balance();
    assertThat(underWay).as("messages under way when it happened").isGreaterThan(rounds);
    System.out.printf(
        "%d rounds of %s: %d messages acknowledged, %d of them after the kill, none lost or counted"
            + " twice, the ledger at zero; each instance served again after %d ms at most%n",
        rounds, what, rounds * MESSAGES, underWay, longest.toMillis());
  }

  /** Kills something while messages are on their way. */
  private interface Crash {
    void strike(Delivery delivery) throws Exception;
  }
}
