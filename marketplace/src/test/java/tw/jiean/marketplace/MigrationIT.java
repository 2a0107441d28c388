package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tw.jiean.marketplace.web.StartRefused;

/** What is asked of a database before anything is made in it, and what becomes of what is in it. */
class MigrationIT {

  @Test
  void aDatabaseThatIsNotThereIsRefusedInOneSentence() {
    var database =
        new DriverManagerDataSource(
            "jdbc:postgresql://localhost:1/shop", "shop", "not-to-be-shown");
    Flyway flyway = Flyway.configure().dataSource(database).load();
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> new MigrationConfiguration().onlyInUtf8().migrate(flyway))
        .withMessageContaining("SPRING_DATASOURCE_URL")
        .withMessageContaining("localhost:1 refused")
        .withMessageNotContaining("not-to-be-shown");
  }

  @Test
  void aDatabaseThatIsNotInUtf8IsRefusedAndStaysEmpty() {
    var database =
        new DriverManagerDataSource(
            EmbeddedDatabase.newDatabase(" encoding 'SQL_ASCII' locale 'C' template template0"),
            EmbeddedDatabase.ROLE,
            "");
    Flyway flyway = Flyway.configure().dataSource(database).load();
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> new MigrationConfiguration().onlyInUtf8().migrate(flyway))
        .withMessageContaining("SQL_ASCII")
        .withMessageContaining("encoding 'UTF8' template template0");
    assertThat(
            JdbcClient.create(database)
                .sql("select count(*) from pg_tables where schemaname = 'public'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void theProductsReasonsOfEarlierRefundsArePartedFromPeoplesWords() {
    var database =
        new DriverManagerDataSource(EmbeddedDatabase.newDatabase(""), EmbeddedDatabase.ROLE, "");
    JdbcClient jdbc = JdbcClient.create(database);
    Flyway.configure().dataSource(database).target("102").load().migrate();
    // Refunds alone, without the orders and payments that they need.
    jdbc.sql(
            """
            alter table refund drop constraint refund_attempt_id_fkey;
            alter table refund disable trigger user;
            insert into refund (attempt_id, reference, amount, source, reason, requested_by,
              request_id, requested_at, status, next_at)
            select 1, 'A', 1, 'order', reason, who, reason || who, now(), 'requested', now()
            from (values ('refund.reason.paid_twice', 'system'), ('開始前取消', 'system'),
              ('客服裁定：各有責任：一人一半', 'system'), ('雙方同意', 'operator@example.com'),
              ('賣家無法接案', 'operator@example.com')) old (reason, who);
            alter table refund enable trigger user
            """)
        .update();

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(
            jdbc.sql("select concat(occasion, '|', reason) from refund order by id")
                .query(String.class)
                .list())
        .containsExactly(
            "refund.reason.paid_twice|",
            "order.cause.before_start|",
            "order.cause.ruled|各有責任：一人一半",
            "|雙方同意",
            "|賣家無法接案");
  }

  @Test
  void whatTheTransfersOfBeforeCameToIsKeptForTheChecksOfTheBooks() {
    var database =
        new DriverManagerDataSource(EmbeddedDatabase.newDatabase(""), EmbeddedDatabase.ROLE, "");
    JdbcClient jdbc = JdbcClient.create(database);
    Flyway.configure().dataSource(database).target("103").load().migrate();
    jdbc.sql(
            """
            insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account,
              debit_subject, credit_account, credit_subject, amount)
            select 'payment:' || n || ':received', at, at, 'payment_received', 'ecpay_receivable', n,
              'order_escrow', n, n
            from (values (1, now() - interval '2 days'), (2, now() - interval '61 minutes'),
              (4, now())) old (n, at)
            """)
        .update();

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(jdbc.sql("select amount from ledger_checked").query(Long.class).list())
        .containsExactly(3L);
    assertThat(
            jdbc.sql(
                    """
                    select sum(amount) from ledger_transfer
                    where recorded_at > (select until from ledger_check)
                    """)
                .query(Long.class)
                .single())
        .isEqualTo(4);
  }
}
