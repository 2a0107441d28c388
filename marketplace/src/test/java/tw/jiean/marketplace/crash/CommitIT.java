package tw.jiean.marketplace.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.crash.Wire.Cut;
import tw.jiean.marketplace.crash.Wire.Half;
import tw.jiean.marketplace.crash.Wire.Kind;

/**
 * {@code 1|OK} means committed, wherever the connection to the database breaks: at each byte of the
 * commit on its way there and of its reply on the way back.
 */
@Tag("long")
@ExtendWith({Proof.class, Site.Extension.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommitIT {

  /** Told at once, so that one commit may have to do with several. */
  private static final int MESSAGES = 3;

  /** Every commit is as long as the next, and what production waits for takes a tenth here. */
  private static final String OPTIONS = "?sslmode=disable&prepareThreshold=0&socketTimeout=3";

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SPRING_DATASOURCE_HIKARI_CONNECTIONINITSQL",
          "set idle_in_transaction_session_timeout = '1500ms'");

  private final Site site;
  private final Wire wire;
  private final AppProcess app;

  CommitIT(Site site) throws IOException {
    this.site = site;
    this.wire = new Wire(site.database().port());
    this.app = site.another(DurablePostgres.url(wire.port()) + OPTIONS, SETTINGS);
  }

  @BeforeAll
  void start() throws Exception {
    app.start();
    app.awaitStarted();
    deliver(site.shop().open(MESSAGES)); // shows how long a commit is
  }

  @AfterAll
  void stop() throws IOException {
    app.close();
    wire.close();
  }

  @Test
  void whateverIsAcknowledgedIsCommittedAndWhateverIsSentAgainCountsOnce() throws Exception {
    List<Cut> cuts = eachByte();
    int rounds = Proof.scale(1_000, cuts.size());
    int committed = 0;
    int undone = 0;
    for (int round = 0; round < rounds; round++) {
      Cut cut = cuts.get(round % cuts.size());
      List<Notice> messages = site.shop().open(MESSAGES);
      wire.arm(cut);
      Set<String> acknowledged = site.sender().postOnce(app, messages);
      site.books().compare(messages, acknowledged);
      assertThat(wire.isArmed()).as("waits for a commit: %s", cut).isFalse();

      List<Notice> again =
          messages.stream().filter(message -> !acknowledged.contains(message.tradeNo())).toList();
      for (Notice message : again) {
        if (site.books().has(message)) {
          committed++;
        } else {
          undone++;
        }
      }
      deliver(again);
      site.books().compare(messages, tradeNos(messages));
    }
    site.books().balance();
    System.out.printf(
        "%d cuts at %d places: %d messages committed and not acknowledged, %d undone%n",
        rounds, cuts.size(), committed, undone);
    assertThat(committed).as("committed and not acknowledged").isPositive();
    assertThat(undone).as("undone").isPositive();
  }

  /** As behind a dead line: nobody hangs up, and nothing comes any more. */
  @Test
  void aConnectionThatFallsSilentIsGivenUp() throws Exception {
    for (Cut cut :
        List.of(
            new Cut(Half.REQUEST, 0, Kind.SILENT),
            new Cut(Half.REQUEST, wire.longest(Half.REQUEST), Kind.SILENT),
            new Cut(Half.REPLY, 0, Kind.SILENT))) {
      wire.arm(cut);
      List<Notice> messages = site.shop().open(MESSAGES);
      deliver(messages);
      assertThat(wire.isArmed()).as("waits for a commit: %s", cut).isFalse();
      site.books().compare(messages, tradeNos(messages));
    }
    site.books().balance();
  }

  /** Nothing of the commit gets through, a part of it, everything; the same of the reply. */
  private List<Cut> eachByte() {
    List<Cut> cuts = new ArrayList<>(Stream.of(Half.values()).flatMap(this::eachByteOf).toList());
    assertThat(cuts).as("places").hasSizeGreaterThan(40);
    Collections.shuffle(cuts, Proof.random());
    return cuts;
  }

  private Stream<Cut> eachByteOf(Half half) {
    return IntStream.rangeClosed(0, wire.longest(half))
        .mapToObj(bytes -> new Cut(half, bytes, Kind.HUNG_UP));
  }

  private void deliver(List<Notice> messages) throws InterruptedException {
    try (Delivery delivery = site.sender().tell(List.of(app), messages)) {
      delivery.awaitEnd();
    }
  }

  private static Set<String> tradeNos(List<Notice> messages) {
    return Set.copyOf(messages.stream().map(Notice::tradeNo).toList());
  }
}
