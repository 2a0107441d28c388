package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountClosed;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountReinstated;
import tw.jiean.marketplace.account.AccountSuspended;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.EmailChanged;
import tw.jiean.marketplace.account.EmailConfirmationRequested;
import tw.jiean.marketplace.account.PasswordChanged;
import tw.jiean.marketplace.account.PasswordResetRequested;
import tw.jiean.marketplace.web.JieanProperties;

/**
 * Letters about an account itself. Each goes to the address that the event names, which may not be
 * the account's, and is written at once, in the transaction of its cause. The notice on the site
 * has no link of the letter: whoever sits at an open browser must not find there what proves that
 * he reads the mail.
 */
@Component
class AccountLetters {

  private static final String OWNER = "owner";
  private static final String ON_SITE = "/account/";

  private final Accounts accounts;
  private final Recipients recipients;
  private final OwnNotices own;
  private final LetterWriter writer;
  private final MailRepository mails;
  private final NoticeRepository notices;
  private final JdbcClient jdbc;
  private final JieanProperties site;
  private final Clock clock;

  AccountLetters(
      Accounts accounts,
      Recipients recipients,
      OwnNotices own,
      LetterWriter writer,
      MailRepository mails,
      NoticeRepository notices,
      JdbcClient jdbc,
      JieanProperties site,
      Clock clock) {
    this.accounts = accounts;
    this.recipients = recipients;
    this.own = own;
    this.writer = writer;
    this.mails = mails;
    this.notices = notices;
    this.jdbc = jdbc;
    this.site = site;
    this.clock = clock;
  }

  @EventListener
  void on(EmailConfirmationRequested event) {
    write(
        MailKind.EMAIL_CONFIRMATION,
        event.account(),
        event.address(),
        event.language(),
        event.path());
  }

  @EventListener
  void on(PasswordResetRequested event) {
    write(
        MailKind.PASSWORD_RESET, event.account(), event.address(), event.language(), event.path());
  }

  @EventListener
  void on(PasswordChanged event) {
    write(MailKind.PASSWORD_CHANGED, event.account(), event.address(), event.language(), "/reset/");
  }

  @EventListener
  void on(EmailChanged event) {
    write(MailKind.EMAIL_CHANGED, event.account(), event.oldAddress(), event.language(), "/login/");
  }

  @EventListener
  void on(AccountSuspended event) {
    recipients
        .find(event.account())
        .ifPresent(owner -> write(MailKind.ACCOUNT_SUSPENDED, owner, "/login/"));
  }

  @EventListener
  void on(AccountReinstated event) {
    recipients
        .find(event.account())
        .ifPresent(owner -> write(MailKind.ACCOUNT_REINSTATED, owner, "/login/"));
  }

  /** Nothing that says anything of that person stays here. */
  @EventListener
  void on(AccountClosed event) {
    own.forget(event.account());
  }

  private void write(
      MailKind kind, AccountId account, String address, Locale language, String path) {
    String name = accounts.find(account).orElseThrow().displayName();
    write(kind, new Recipient(account, name, address, language), path);
  }

  private void write(MailKind kind, Recipient owner, String path) {
    Instant now = clock.instant();
    long event = newEvent();
    notices.insert(event, draft(kind, owner, ON_SITE, now));
    Draft draft = draft(kind, owner, path, now);
    Letter letter = writer.write(draft);
    String messageId = "<" + UUID.randomUUID() + "@" + site.publicUrl().base().getHost() + ">";
    mails.insert(event, draft, letter, writer.html(letter), messageId, now);
  }

  private static Draft draft(MailKind kind, Recipient owner, String path, Instant at) {
    return new Draft(kind, OWNER, owner, List.of(), List.of(), path, at);
  }

  /** A number of its own, from where those of the outbox come. */
  private long newEvent() {
    return jdbc.sql("select nextval(pg_get_serial_sequence('mail_event', 'id'))")
        .query(Long.class)
        .single();
  }
}
