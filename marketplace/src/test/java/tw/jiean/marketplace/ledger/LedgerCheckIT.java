package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.ledger.LedgerFixtures.received;
import static tw.jiean.marketplace.ledger.LedgerFixtures.subject;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;

/** Turnover is held against the transfers; nothing of a test stays. */
@MarketplaceTest
@Transactional
class LedgerCheckIT {

  @Autowired private LedgerCheck check;
  @Autowired private Ledger ledger;
  @Autowired private LedgerRepository repository;
  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry meters;
  @Autowired private SettableClock clock;

  @BeforeEach
  void once() {
    ledger.post(List.of(received(subject(), 1200)));
    check.run();
  }

  @Test
  void whatIsPostedAgreesHoweverOftenItIsLookedAtAndPutTogether() {
    assertThat(difference()).isZero();
    for (int i = 0; i < 3; i++) {
      clock.tick(Duration.ofMinutes(40));
      ledger.post(List.of(received(subject(), 1), received(subject(), 2)));
      repository.putTurnoverTogether();
      check.run();
      assertThat(difference()).isZero();
    }
  }

  @Test
  void turnoverThatNoTransferMadeIsADifferenceUntilItIsGone() {
    added(7);
    check.run();
    assertThat(difference()).isEqualTo(7);
    clock.tick(Duration.ofDays(2));
    check.run();
    assertThat(difference()).isEqualTo(7);

    added(-7);
    check.run();
    assertThat(difference()).isZero();
  }

  @Test
  void transfersOfBeforeAreNotReadAgain() {
    clock.tick(Duration.ofHours(2));
    check.run();
    jdbc.sql("update ledger_checked set amount = amount + 5 where credit_account = 'order_escrow'")
        .update();

    check.run();

    assertThat(difference()).isPositive();
  }

  @Test
  void everyScrapeTellsWhatTheLastLookFoundAndHowOldItIs() {
    added(7);
    check.run();
    clock.tick(Duration.ofMinutes(5));

    assertThat(meters.get("jiean.ledger.difference").gauge().value()).isEqualTo(7);
    assertThat(meters.get("jiean.ledger.check.age").gauge().value()).isEqualTo(300);
  }

  private long difference() {
    return check.last().orElseThrow().difference();
  }

  /** To one row of what was posted, as nobody should. */
  private void added(long dollars) {
    repository.putTurnoverTogether();
    jdbc.sql(
            """
            update ledger_turnover set amount = amount + :dollars
            where debit_account = 'ecpay_receivable' and credit_account = 'order_escrow'
            """)
        .param("dollars", dollars)
        .update();
  }
}
