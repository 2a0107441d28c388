package tw.jiean.marketplace.mail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.money.Money;

/** Who is told how the work of an order goes on: what the row itself says. */
@Component
class WorkTellings {

  /** Those whose time is one until which somebody has to say something. */
  private static final Set<MailKind> TO_ANSWER =
      Set.of(
          MailKind.REQUIREMENTS_REMINDER,
          MailKind.ORDER_DELIVERED,
          MailKind.REVIEW_EXTENDED,
          MailKind.CANCELLATION_REQUESTED,
          MailKind.PRICE_CUT_REQUESTED);

  private final OrderDrafts drafts;
  private final ReviewTellings reviews;

  WorkTellings(OrderDrafts drafts, ReviewTellings reviews) {
    this.drafts = drafts;
    this.reviews = reviews;
  }

  Telling told(OrderCase it) {
    WorkDetail detail = WorkDetail.read(Objects.requireNonNull(it.event().detail()));
    List<Draft> told =
        detail.voices().stream()
            .flatMap(
                voice -> drafts.people(it, voice).stream().map(to -> draft(it, detail, voice, to)))
            .toList();
    return new Telling.Now(told, reviews.reminders(it));
  }

  private Draft draft(OrderCase it, WorkDetail detail, String voice, Recipient to) {
    return drafts.to(
        it,
        voice,
        to,
        Optional.ofNullable(detail.amount()).orElse(it.order().terms().price()),
        it.words(),
        detail.time() == null ? "" : drafts.time(detail.time()),
        voice.equals(Draft.STAFF) ? parties(it, to.locale()) : facts(it, detail, to.locale()));
  }

  private Facts parties(OrderCase it, Locale language) {
    return drafts
        .facts(language)
        .add("buyer", it.order().buyer().displayName())
        .add("seller", it.order().seller().displayName())
        .order(it.order());
  }

  private Facts facts(OrderCase it, WorkDetail detail, Locale language) {
    Facts facts = drafts.facts(language);
    if (detail.time() != null) {
      facts.text(timeName(it.kind()), "mail.taiwan-time", drafts.time(detail.time()));
    } else if (it.kind() == MailKind.ORDER_STARTED) {
      facts.text("due", "mail.due.agreed");
    }
    if (it.kind() == MailKind.ORDER_ENDED) {
      facts.text("cause", "mail.cause." + detail.more()).add("words", it.event().words());
    } else if (it.kind() == MailKind.PRICE_CUT_REQUESTED) {
      facts.add("refund", detail.amount());
    } else if (it.kind() == MailKind.DISPUTE_RULED) {
      ruling(detail, facts);
    }
    return facts.order(it.order());
  }

  /** Both sums and what becomes of the order, unless that is told by itself: when it ends so. */
  private static void ruling(WorkDetail detail, Facts facts) {
    Money toSeller = detail.more() == null ? null : Money.of(Long.parseLong(detail.more()));
    facts.add("to-buyer", detail.amount()).add("to-seller", toSeller);
    if (toSeller == null) {
      facts.text("then", "mail.ruled.goes-on");
    } else if (!toSeller.equals(Money.ZERO)) {
      facts.text("then", "mail.ruled.completed");
    }
  }

  /** What the time of an event is to whoever reads of it. */
  private static String timeName(MailKind kind) {
    return kind == MailKind.EXTENSION_REQUESTED
        ? "new-due"
        : TO_ANSWER.contains(kind) ? "answer-by" : "due";
  }
}
