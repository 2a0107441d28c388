package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.messaging.Conversations;

/** Who is told that the other party has said something. */
@Component
class MessageTellings {

  /** Who is talking needs no mail for each sentence. */
  private static final Duration BEFORE_A_MESSAGE_IS_TOLD = Duration.ofMinutes(5);

  private final Conversations conversations;
  private final NoticeRepository notices;
  private final OrderDrafts drafts;
  private final Clock clock;

  MessageTellings(
      Conversations conversations, NoticeRepository notices, OrderDrafts drafts, Clock clock) {
    this.conversations = conversations;
    this.notices = notices;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** One mail for all that was said since the last one, and none for what was read meanwhile. */
  Telling received(OrderCase it) {
    Instant due = it.at().plus(BEFORE_A_MESSAGE_IS_TOLD);
    if (clock.instant().isBefore(due)) {
      return new Telling.Later(due);
    }
    AccountId reader = new AccountId(it.number());
    String voice = reader.equals(it.order().buyer().id()) ? Draft.BUYER : Draft.SELLER;
    if (notices.toldSince(reader, it.kind(), it.path(voice), it.at())
        || !conversations.hasUnread(it.order().number(), reader)) {
      return Telling.nobody();
    }
    return Telling.now(
        drafts
            .of(
                it,
                voice,
                it.order().terms().price(),
                _ -> "",
                language -> drafts.facts(language).order(it.order()))
            .stream()
            .map(draft -> draft.at(clock.instant()))
            .toList());
  }
}
