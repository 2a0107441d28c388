package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Together;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.payment.PaymentMethod;

/** What happened is kept exactly when it happened, and told once. */
@MarketplaceTest
class OutboxIT extends MailITBase {

  @Autowired private PlatformTransactionManager transactions;

  @BeforeEach
  void tellWhatOthersLeft() {
    tell();
  }

  @Test
  void whatATransactionHasToTellIsThereWithItsCommitAndNotBefore() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    assertThat(pending()).isZero();

    fixtures.paid(sale);

    assertThat(orders.find(sale.order().number()).orElseThrow().status())
        .isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(jdbc.sql("select kind || ' ' || subject from mail_event").query(String.class).list())
        .containsExactly("order_funded " + sale.order().number());
  }

  @Test
  void allOfATransactionIsWrittenByOneStatement() {
    transaction.executeWithoutResult(_ -> {
      for (int i = 0; i < 64; i++) {
        outbox.add(event("of one transaction"));
      }
    });
    assertThat(count("select count(*) from mail_event where subject = 'of one transaction'"))
        .isEqualTo(64);
    assertThat(
            count(
                """
                select count(distinct xmin::text || '/' || cmin::text) from mail_event
                where subject = 'of one transaction'
                """))
        .as("commands that wrote them")
        .isOne();
  }

  @Test
  void whatIsUndoneIsNotTold() {
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              outbox.add(event("undone"));
              throw new IllegalStateException("undone");
            }))
        .hasMessage("undone");

    assertThat(count("select count(*) from mail_event where subject = 'undone'")).isZero();
  }

  @Test
  void aTransactionWithinAnotherTellsItsOwn() {
    TransactionTemplate apart = new TransactionTemplate(transactions);
    apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    assertThatThrownBy(() ->
            transaction.executeWithoutResult(_ -> {
              outbox.add(event("outer"));
              apart.executeWithoutResult(_ -> outbox.add(event("inner")));
              outbox.add(event("outer"));
              throw new IllegalStateException("undone");
            }))
        .hasMessage("undone");

    assertThat(
            jdbc.sql("select subject from mail_event where subject in ('outer', 'inner')")
                .query(String.class)
                .list())
        .containsExactly("inner");
  }

  @Test
  void outsideATransactionNothingCanBeTold() {
    assertThatThrownBy(() -> outbox.add(event("nowhere")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void sixteenRunsAtOnceTellEachOnce() throws Exception {
    List<Sale> sales = Stream.generate(fixtures::funded).limit(8).toList();

    Together.run(_ ->
        (Callable<Void>)
            () -> {
              run.runDue();
              return null;
            });
    tell();

    for (Sale sale : sales) {
      assertThat(told(sale.buyer())).containsExactly("order_funded buyer");
      assertThat(told(sale.seller())).containsExactly("order_funded seller");
      assertThat(mails(sale.buyer())).hasSize(1);
      assertThat(mails(sale.seller())).hasSize(1);
    }
  }

  @Test
  void oneThatCannotBeToldHarmsNoOtherAndWaitsForAPersonAfterDays() {
    Sale first = fixtures.funded();
    transaction.executeWithoutResult(
        _ -> outbox.add(new MailEvent("of_a_newer_version", "X", null, null, clock.instant())));
    Sale second = fixtures.funded();

    tell();

    assertThat(told(first.buyer())).hasSize(1);
    assertThat(told(second.buyer())).hasSize(1);
    Instant begin = clock.instant();
    long givenUp = count("select count(*) from mail_later where due_at is null");
    while (count("select count(*) from mail_later where tries > 0 and due_at is not null") > 0) {
      later(Duration.ofMinutes(30));
    }
    assertThat(Duration.between(begin, clock.instant()))
        .isBetween(Duration.ofDays(4), Duration.ofDays(6));
    assertThat(count("select count(*) from mail_later where due_at is null"))
        .isEqualTo(givenUp + 1);
    assertThat(
            jdbc.sql("select failure from mail_later where kind = 'of_a_newer_version'")
                .query(String.class)
                .single())
        .contains("of_a_newer_version");
  }

  private MailEvent event(String subject) {
    return MailEvent.of(MailKind.ORDER_FUNDED, subject, clock.instant());
  }
}
