package tw.jiean.marketplace.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.review.Reviews;

/** Who is told what of the reviews of an order. */
@Component
class ReviewTellings {

  private static final Duration BEFORE_REVIEWS_END = Duration.ofDays(3);

  private final Reviews reviews;
  private final OrderDrafts drafts;

  ReviewTellings(Reviews reviews, OrderDrafts drafts) {
    this.reviews = reviews;
    this.drafts = drafts;
  }

  /** After a completion: who has not written by then is reminded. */
  List<Telling.Reminder> reminders(OrderCase it) {
    if (it.kind() != MailKind.ORDER_COMPLETED && it.kind() != MailKind.ORDER_AUTO_COMPLETED) {
      return List.of();
    }
    return reviews
        .openUntil(it.order().number(), it.order().buyer().id())
        .map(end -> end.minus(BEFORE_REVIEWS_END))
        .map(due ->
            new Telling.Reminder(
                MailEvent.of(MailKind.REVIEW_REMINDER, it.event().subject(), due), due))
        .stream()
        .toList();
  }

  Telling reminder(OrderCase it) {
    return Telling.now(
        Stream.of(Draft.BUYER, Draft.SELLER)
            .flatMap(voice ->
                drafts.people(it, voice).stream()
                    .flatMap(to ->
                        reviews.openUntil(it.order().number(), to.account()).stream()
                            .map(end -> reminder(it, voice, to, end))))
            .toList());
  }

  private Draft reminder(OrderCase it, String voice, Recipient to, Instant end) {
    String until = drafts.time(end);
    return drafts.to(
        it,
        voice,
        to,
        it.order().terms().price(),
        "",
        until,
        drafts.facts(to.locale()).text("review-by", "mail.taiwan-time", until).order(it.order()));
  }

  /** Who had written the review. */
  Telling author(OrderCase it) {
    boolean buyer = it.number() == it.order().buyer().id().value();
    return Telling.now(drafts.plain(it, buyer ? Draft.BUYER : Draft.SELLER, it.words()));
  }
}
