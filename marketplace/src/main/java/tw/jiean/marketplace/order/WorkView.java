package tw.jiean.marketplace.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.AttachmentPlace;
import tw.jiean.marketplace.earning.Earning;
import tw.jiean.marketplace.money.Money;

/**
 * An order's work as one reader sees it: where it stands, who acts next and until when, and what
 * this reader can do.
 *
 * @param me in which part the reader acts, or null for staff
 * @param deliveries newest first
 * @param files all files of the order
 * @param held what is held, or was earned with it
 * @param earning once it is finished
 * @param lapsesAt when it ends without payment, once nothing can be paid any more; else null
 * @param typed what the reader had typed into a form that was refused, by the name of the field
 * @param problems what was wrong with it, as it follows in the form
 */
record WorkView(
    Work work,
    @Nullable Actor me,
    List<Delivery> deliveries,
    List<Attachment> files,
    Money held,
    @Nullable Earning earning,
    @Nullable Instant lapsesAt,
    Map<String, String> typed,
    List<Problem> problems,
    Instant now) {

  /** As much as a list shows: where it stands, who acts next and until when. */
  static WorkView inList(Work work, @Nullable Actor me, Instant now) {
    return new WorkView(
        work, me, List.of(), List.of(), Money.ZERO, null, null, Map.of(), List.of(), now);
  }

  /**
   * A time that is awaited.
   *
   * @param word what happens then: {@code order.deadline.<word>}
   */
  record Deadline(String word, Instant at, Duration left) {

    public boolean isOver() {
      return !left.isPositive();
    }

    public long days() {
      return left.abs().toDays();
    }

    public int hours() {
      return left.abs().toHoursPart();
    }

    public int minutes() {
      return left.abs().toMinutesPart();
    }
  }

  /** The files of one delivery. */
  public List<Attachment> files(Delivery delivery) {
    AttachmentPlace place = Delivery.place(work.order().number(), delivery.number());
    return files.stream().filter(file -> file.place().equals(place)).toList();
  }

  /** Names the texts of the panel on top: {@code order.next.<phase>.title} and so on. */
  public String phase() {
    if (work.dispute() != null) {
      return "disputed";
    }
    if (work.cancel() != null) {
      return work.cancel().amount() == null ? "cancel_requested" : "part_requested";
    }
    return switch (work.order().status()) {
      case IN_PROGRESS, IN_REVISION ->
          switch (work.lateness()) {
            case ON_TIME -> work.order().status().word();
            case LATE -> "late";
            case VERY_LATE -> "very_late";
          };
      case AWAITING_PAYMENT, AWAITING_REQUIREMENTS, DELIVERED, COMPLETED, REVERSED, CANCELLED ->
          work.order().status().word();
    };
  }

  /** Who acts next, or null when nobody has to. */
  public @Nullable Actor turn() {
    if (work.dispute() != null) {
      return Actor.OPERATOR;
    }
    if (work.cancel() != null) {
      return work.cancel().by().other();
    }
    return switch (work.order().status()) {
      case AWAITING_PAYMENT, AWAITING_REQUIREMENTS, DELIVERED -> Actor.BUYER;
      case IN_PROGRESS, IN_REVISION -> Actor.SELLER;
      case COMPLETED, REVERSED, CANCELLED -> null;
    };
  }

  public boolean myTurn() {
    return me != null && me == turn();
  }

  /** What is waited for now, or null when no clock runs. */
  public @Nullable Deadline deadline() {
    if (work.dispute() != null) {
      return deadline("ruling", work.dispute().openedAt().plus(work.rules().ruling()));
    }
    if (work.cancel() != null) {
      String what = work.cancel().amount() == null ? "cancel" : "part";
      return deadline(what, work.cancel().until());
    }
    return ownDeadline();
  }

  /** The same, and with a wish to cancel also what the order's own clock runs to meanwhile. */
  public List<Deadline> deadlines() {
    boolean beneath = work.cancel() != null && work.stillSince() == null;
    return Stream.of(deadline(), beneath ? ownDeadline() : null).filter(Objects::nonNull).toList();
  }

  private @Nullable Deadline ownDeadline() {
    return switch (work.order().status()) {
      case AWAITING_REQUIREMENTS -> deadline("requirements", work.givenUpAt());
      case IN_PROGRESS, IN_REVISION -> deadline("due", work.dueAt());
      case DELIVERED -> deadline("review", work.reviewUntil());
      case AWAITING_PAYMENT -> deadline("payment", lapsesAt);
      case COMPLETED, REVERSED, CANCELLED -> null;
    };
  }

  private @Nullable Deadline deadline(String word, @Nullable Instant at) {
    return at == null ? null : new Deadline(word, at, Duration.between(now, at));
  }

  /** The reader had typed that, or nothing. */
  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  /** Without what was typed, which is nothing for a log: it may be an account at a bank. */
  @Override
  public String toString() {
    return "WorkView[" + work.order().number() + " for " + me + "]";
  }

  /** What is wrong with that field, or null. */
  public @Nullable String wrong(String field) {
    return problems.stream()
        .filter(problem -> problem.field().equals(field))
        .map(Problem::text)
        .findFirst()
        .orElse(null);
  }

  /** Whether that field is the first one to mend. */
  public boolean firstWrong(String field) {
    return !problems.isEmpty() && problems.getFirst().field().equals(field);
  }

  /** What stands in the field of a question, from 0: what was typed, else what was answered. */
  public String answer(int question) {
    String typed = typed("answer_" + question);
    return typed.isEmpty() ? work.brief().answer(question) : typed;
  }

  /** All that was typed, for who finds no form for it any more. */
  public List<String> kept() {
    return typed.entrySet().stream()
        .filter(field -> !field.getKey().equals("number") && !field.getValue().isBlank())
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  public boolean canAnswer() {
    return can(new Act.Answer(List.of()));
  }

  public boolean canStart() {
    return can(new Act.StartWithout());
  }

  public boolean canCancelUnpaid() {
    return can(new Act.CancelUnpaid());
  }

  public boolean canCancelBeforeStart() {
    return can(new Act.CancelBeforeStart());
  }

  public boolean canDeliver() {
    return can(new Act.Deliver(work.deliveries() + 1, ""));
  }

  public boolean canAccept() {
    return can(new Act.Accept(work.deliveries()));
  }

  public boolean canRequestRevision() {
    return can(new Act.RequestRevision(work.deliveries(), ""));
  }

  public boolean canGrantRevision() {
    return can(new Act.GrantRevision(work.deliveries()));
  }

  public boolean canExtendReview() {
    return can(new Act.ExtendReview(work.deliveries()));
  }

  public boolean canRequestExtension() {
    return can(new Act.RequestExtension(1, ""));
  }

  public boolean canAnswerExtension() {
    return can(new Act.AnswerExtension(false));
  }

  public boolean canRequestCancel() {
    return can(new Act.RequestCancel(null, "")) && !canCancelBeforeStart();
  }

  public boolean canAnswerCancel() {
    return can(new Act.AnswerCancel(false));
  }

  public boolean canWithdrawCancel() {
    return can(new Act.WithdrawCancel());
  }

  public boolean canCancelVeryLate() {
    return can(new Act.CancelVeryLate());
  }

  public boolean canDispute() {
    return can(new Act.OpenDispute(""));
  }

  /** Whether there is anything besides the next step. */
  public boolean hasOptions() {
    return canRequestExtension() || canCancelBeforeStart() || canRequestCancel() || canDispute();
  }

  private boolean can(Act act) {
    return me != null && work.objection(act, me, held, now) == null;
  }

  /** What of the price went back. */
  public Money cut() {
    Money price = work.order().terms().price();
    return held.compareTo(price) < 0 ? price.minus(held) : Money.ZERO;
  }

  /** Names the sentence that says where the money is: {@code order.money.<word>}. */
  public String money() {
    if (work.dispute() != null && earning == null) {
      return "disputed";
    }
    return switch (work.order().status()) {
      case AWAITING_PAYMENT -> "unpaid";
      case AWAITING_REQUIREMENTS, IN_PROGRESS, DELIVERED, IN_REVISION ->
          cut().equals(Money.ZERO) ? "held" : "held_cut";
      case COMPLETED -> earning == null ? "completed" : earning.status().word();
      case CANCELLED -> "cancelled";
      case REVERSED -> "reversed";
    };
  }
}
