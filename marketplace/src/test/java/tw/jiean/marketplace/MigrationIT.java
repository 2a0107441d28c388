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

  @Test
  void theStoryOfAnEarlierRulingGetsTheSellersSumFromItsCase() {
    var database =
        new DriverManagerDataSource(EmbeddedDatabase.newDatabase(""), EmbeddedDatabase.ROLE, "");
    JdbcClient jdbc = JdbcClient.create(database);
    Flyway.configure().dataSource(database).target("104").load().migrate();
    // Three orders; the case of the first was ruled, that of the second dismissed, and the third
    // has none.
    jdbc.sql(
            """
            alter table orders disable trigger user;
            alter table dispute disable trigger user;
            insert into orders (order_no, token, buyer_id, buyer_name, seller_id, seller_name,
              listing_id, title, plan, plan_title, plan_description, price, status, request_id, created_at)
            select repeat(no, 26), repeat(no, 26), 1, 'B', 2, 'S', 3, 'T', 'standard', 'P', 'D', 1200,
              'AWAITING_PAYMENT', no, now()
            from (values ('A'), ('B'), ('C')) old (no);
            insert into dispute (id, order_no, title, buyer_name, seller_name, opened_by, reason, held,
              opened_at, pieces, seal)
            select n, repeat(no, 26), 'T', 'B', 'S', 'buyer', 'R', 1200, now(), 1, sha256('')
            from (values (1, 'A'), (2, 'B')) old (n, no);
            insert into dispute_end (dispute_id, how, to_buyer, to_seller, reason, by, at)
            values (1, 'split', 480, 720, '各退一步', 'one@example.com', now()),
              (2, 'dismissed', null, null, '繼續進行', 'one@example.com', now());
            insert into order_history (order_id, status, at, reason, event, actor, amount)
            select id, status, now(), reason, event, 'operator', amount
            from orders join (values ('A', '各退一步', 'dispute_ruled', 480),
              ('B', '繼續進行', 'dispute_dismissed', 0), ('C', '沒有案件', 'dispute_ruled', 480))
              old (no, reason, event, amount) on order_no = repeat(no, 26);
            alter table dispute enable trigger user;
            alter table orders enable trigger user
            """)
        .update();

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(
            jdbc.sql(
                    "select concat_ws('|', event, amount, to_seller) from order_history order by id")
                .query(String.class)
                .list())
        .containsExactly("dispute_split|480|720", "dispute_dismissed|0", "dispute_ruled|480");
  }

  @Test
  void theProductsSentencesAboutEarlierRefundsBecomeWordsAndThoseOfOthersStay() {
    var database =
        new DriverManagerDataSource(EmbeddedDatabase.newDatabase(""), EmbeddedDatabase.ROLE, "");
    JdbcClient jdbc = JdbcClient.create(database);
    Flyway.configure().dataSource(database).target("104").load().migrate();
    jdbc.sql(
            """
            alter table refund drop constraint refund_attempt_id_fkey;
            alter table refund disable trigger user;
            insert into refund (attempt_id, reference, amount, source, reason, requested_by,
              request_id, requested_at, status, next_at, detail)
            select 1, 'A', 1, 'order', 'R', 'system', detail, now(), 'requested', now(), detail
            from (values
              ('It was cancelled already: the buyer pays nothing.'),
              ('NT$701 is more than the NT$700 that are left of it.'),
              ('ECPay: NT$300, here: NT$0 to 500'),
              ('CreditDetail/DoAction: no usable answer from ECPay (HTTP 502)'),
              ('Query: ECPay must not be asked before 2026-11-01T00:00:00Z'),
              ('10200047 Cant not find the trade data.')) old (detail);
            alter table refund enable trigger user
            """)
        .update();

    Flyway.configure().dataSource(database).load().migrate();

    assertThat(jdbc.sql("select detail from refund order by id").query(String.class).list())
        .containsExactly(
            "cancelled_already",
            "more_than_left",
            "sums_differ\nNT$300\nNT$0\nNT$500",
            "no_answer\nHTTP 502",
            "asked_too_often",
            "10200047 Cant not find the trade data.");
  }
}
