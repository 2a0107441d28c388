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
}
