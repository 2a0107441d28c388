package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.order.OrderFixtures.Sale;

/** What is old goes, what waits stays. */
@MarketplaceTest
class OldMailIT extends MailITBase {

  private static final Duration YEAR = Duration.ofDays(365);

  @Autowired private OldMail old;

  @BeforeEach
  void tellWhatOthersLeft() {
    tell();
  }

  @Test
  void noticesAndMailsGoAfterAYearAndNotBefore() {
    Sale sale = fixtures.funded();
    tell();
    assertThat(told(sale.buyer())).hasSize(1);
    assertThat(mails(sale.buyer())).hasSize(1);

    clock.set(time("select max(at) from notice where account_id = ?", sale).plus(YEAR));
    old.remove();
    assertThat(told(sale.buyer())).hasSize(1);
    clock.tick(Duration.ofSeconds(1));
    old.remove();
    assertThat(told(sale.buyer())).isEmpty();

    clock.set(time("select max(written_at) from mail where account_id = ?", sale).plus(YEAR));
    old.remove();
    assertThat(mails(sale.buyer())).hasSize(1);
    clock.tick(Duration.ofSeconds(1));
    old.remove();
    assertThat(mails(sale.buyer())).isEmpty();
  }

  private Instant time(String sql, Sale sale) {
    return jdbc.sql(sql)
        .param(sale.buyer().id().value())
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  @Test
  void aMailThatStillWaitsStaysHoweverOldItIs() {
    Sale sale = fixtures.funded();
    tell();
    jdbc.sql(
            """
            update mail set status = 'waiting', sent_at = null, next_at = 'infinity'
            where recipient = ?
            """)
        .param(sale.buyer().email())
        .update();

    clock.tick(YEAR.multipliedBy(3));
    old.remove();

    assertThat(mails(sale.buyer())).hasSize(1);
    assertThat(mails(sale.seller())).isEmpty();
    jdbc.sql("delete from mail where recipient = ?").param(sale.buyer().email()).update();
  }

  @Test
  void moreThanABatchGoesInOneRun() {
    Sale sale = fixtures.funded();
    jdbc.sql(
            """
            insert into notice (event_id, account_id, kind, voice, arguments, path, at)
            select -n, :account, 'order_funded', 'buyer', '{}', '/orders/', :at
            from generate_series(1, 2500) n
            """)
        .param("account", sale.buyer().id().value())
        .param("at", Timestamp.from(clock.instant().minus(YEAR).minusSeconds(5)))
        .update();

    old.remove();

    assertThat(told(sale.buyer())).isEmpty();
  }

  @Test
  void aTimeInWhichEventsCanStillBeToldAgainIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailSettings("", "", Duration.ofSeconds(5), Duration.ofDays(29)))
        .withMessageContaining("at least 30 days");
  }
}
