package tw.jiean.marketplace.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;

/** Which mails people do without: the table {@code mail_off}. What has to be sent is sent. */
@Repository
class Wishes {

  private final JdbcClient jdbc;
  private final Clock clock;

  Wishes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether mails about it are sent. */
  boolean wants(AccountId account, Topic topic) {
    return !topic.isOptional() || !off(account).contains(topic);
  }

  /** What is switched off. */
  Set<Topic> off(AccountId account) {
    List<String> words =
        jdbc.sql("select topic from mail_off where account_id = :account")
            .param("account", account.value())
            .query((row, number) -> row.getString("topic"))
            .list();
    Set<Topic> off = EnumSet.noneOf(Topic.class);
    Arrays.stream(Topic.values()).filter(topic -> words.contains(topic.word())).forEach(off::add);
    return off;
  }

  /**
   * Switches mails about it on or off; also when they are already.
   *
   * @throws IllegalArgumentException when it has to be sent
   */
  @Transactional
  void set(AccountId account, Topic topic, boolean wanted) {
    if (!topic.isOptional()) {
      throw new IllegalArgumentException("Mails about " + topic.word() + " are always sent");
    }
    String sql =
        wanted
            ? "delete from mail_off where account_id = :account and topic = :topic"
            : """
            insert into mail_off (account_id, topic, since)
            select id, :topic, :now from account where id = :account
            on conflict do nothing
            """;
    var statement = jdbc.sql(sql).param("account", account.value()).param("topic", topic.word());
    (wanted ? statement : statement.param("now", Timestamp.from(clock.instant()))).update();
  }
}
