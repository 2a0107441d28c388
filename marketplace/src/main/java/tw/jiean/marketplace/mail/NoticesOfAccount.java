package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.PersonalData;

/**
 * What a person was told on the site, in his language, and which mails he does without: for a copy
 * of his own data. Forgotten with {@link OwnNotices#forget}.
 */
@Component
class NoticesOfAccount implements PersonalData {

  private final Notices notices;
  private final Accounts accounts;
  private final JdbcClient jdbc;

  NoticesOfAccount(Notices notices, Accounts accounts, JdbcClient jdbc) {
    this.notices = notices;
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  record OwnNotice(String text, Instant at, boolean read) {}

  record Told(List<OwnNotice> notices, List<String> mailsOff) {}

  @Override
  public String name() {
    return "notices";
  }

  @Override
  public Object of(AccountId account) {
    Locale locale = accounts.language(account).orElse(Locale.TAIWAN);
    List<OwnNotice> told =
        notices.before(account, Long.MAX_VALUE, Integer.MAX_VALUE, locale).reversed().stream()
            .map(line -> new OwnNotice(line.text(), line.at(), !line.unread()))
            .toList();
    List<String> off =
        jdbc.sql("select topic from mail_off where account_id = ? order by topic")
            .param(account.value())
            .query((row, _) -> row.getString(1))
            .list();
    return new Told(told, off);
  }
}
