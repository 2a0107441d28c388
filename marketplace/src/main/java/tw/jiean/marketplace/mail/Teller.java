package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.web.JieanProperties;

/** Writes down who is told what of an event, in the transaction that has locked it. */
@Component
class Teller {

  private final OutboxRepository outbox;
  private final NoticeRepository notices;
  private final MailRepository mails;
  private final OrderTellings orders;
  private final Wishes wishes;
  private final LetterWriter writer;
  private final JieanProperties site;
  private final Clock clock;

  Teller(
      OutboxRepository outbox,
      NoticeRepository notices,
      MailRepository mails,
      OrderTellings orders,
      Wishes wishes,
      LetterWriter writer,
      JieanProperties site,
      Clock clock) {
    this.outbox = outbox;
    this.notices = notices;
    this.mails = mails;
    this.orders = orders;
    this.wishes = wishes;
    this.writer = writer;
    this.site = site;
    this.clock = clock;
  }

  /**
   * Tells, or puts off. An event that was told before, by one who died or beside us, adds nothing.
   *
   * @throws IllegalStateException when only a newer version knows what it means
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void tell(MailEvent.Kept kept) {
    MailEvent event = kept.event();
    MailKind kind =
        MailKind.ofWord(event.kind())
            .orElseThrow(() -> new IllegalStateException("Nobody here knows " + event.kind()));
    switch (orders.of(kind, event)) {
      case Telling.Later(var due) -> outbox.postpone(kept, kept.tries(), due, null);
      case Telling.Now(var drafts, var reminders) -> {
        drafts.forEach(draft -> tell(kept.id(), draft));
        reminders.forEach(reminder -> outbox.schedule(reminder.event(), reminder.due()));
        outbox.remove(kept);
      }
    }
  }

  private void tell(long event, Draft draft) {
    if (notices.insert(event, draft) && wishes.wants(draft.to().account(), draft.kind().topic())) {
      Letter letter = writer.write(draft);
      mails.insert(event, draft, letter, writer.html(letter), messageId(), clock.instant());
    }
  }

  private String messageId() {
    return "<" + UUID.randomUUID() + "@" + site.publicUrl().base().getHost() + ">";
  }
}
