package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.order.Orders;

/** What tests of mails through the whole application share. */
abstract class MailITBase {

  @Autowired MockMvcTester mvc;
  @Autowired JdbcClient jdbc;
  @Autowired SettableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired Orders orders;
  @Autowired Outbox outbox;
  @Autowired MailRun run;

  @Autowired private MailRepository mailRepository;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private EcpayConfig ecpay;

  MailFixtures fixtures;

  @BeforeEach
  void fixtures() {
    fixtures = new MailFixtures(accounts, categories, listings, orders, ecpay, mvc);
  }

  /** What has happened is told, all of it. */
  void tell() {
    for (int turn = 0; pending() > 0 || due() > 0; turn++) {
      assertThat(turn).as("runs until all is told").isLessThan(100);
      run.runDue();
    }
  }

  long pending() {
    return count("select count(*) from mail_event");
  }

  private long due() {
    return jdbc.sql(
            """
            select (select count(*) from mail_later where due_at <= :now)
              + (select count(*) from mail where status = 'waiting' and next_at <= :now)
            """)
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }

  long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  void later(Duration time) {
    clock.tick(time);
    tell();
  }

  /** What a person was sent, as kind and voice, in the order of sending. */
  List<String> told(SignedInAccount person) {
    return jdbc.sql("select kind || ' ' || voice from notice where account_id = :id order by id")
        .param("id", person.id().value())
        .query((row, number) -> row.getString(1))
        .list();
  }

  /** The newest mail to a person. */
  StoredMail newest(SignedInAccount person) {
    return mails(person).getLast();
  }

  List<StoredMail> mails(SignedInAccount person) {
    return jdbc
        .sql("select id from mail where recipient = :address order by id")
        .param("address", person.email())
        .query((row, number) -> row.getLong(1))
        .list()
        .stream()
        .map(id -> mailRepository.find(id).orElseThrow())
        .toList();
  }
}
