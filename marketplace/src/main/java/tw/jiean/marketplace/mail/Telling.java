package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.util.List;

/** What follows from something that happened. */
sealed interface Telling {

  /** These are told, maybe nobody; and these reminders come up later. */
  record Now(List<Draft> drafts, List<Reminder> reminders) implements Telling {}

  /** It is too early to say; ask again then. */
  record Later(Instant due) implements Telling {}

  /** Something to look at again. */
  record Reminder(MailEvent event, Instant due) {}

  static Telling now(List<Draft> drafts) {
    return new Now(drafts, List.of());
  }

  static Telling nobody() {
    return now(List.of());
  }
}
