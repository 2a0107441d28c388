package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Step.Move;
import tw.jiean.marketplace.order.Step.Reason;
import tw.jiean.marketplace.order.Step.Settlement;
import tw.jiean.marketplace.order.Work.Lateness;

/** What acts and time make of an order: every act in every state and under every overlay. */
class WorkTests {

  private static final Instant T0 = Instant.parse("2026-11-02T03:04:05Z");
  private static final Money PRICE = Money.of(1_200);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  static final OrderRules RULES =
      new OrderRules(
          DAY.multipliedBy(5),
          DAY,
          DAY.multipliedBy(3),
          DAY.multipliedBy(7),
          DAY.multipliedBy(14),
          DAY.multipliedBy(3),
          DAY.multipliedBy(4),
          DAY.multipliedBy(3),
          DAY,
          DAY.multipliedBy(4),
          DAY.multipliedBy(2),
          DAY.multipliedBy(14),
          DAY.multipliedBy(14),
          1_000);

  /** What can lie over a status. */
  enum Over {
    NOTHING,
    /** The buyer wants to cancel all. */
    CANCEL,
    /** The seller wants more time. */
    EXTENSION,
    DISPUTE
  }

  /** Every act with the one who makes it; the overlays above are the other one's. */
  enum Deed {
    ANSWER(Actor.BUYER, new Act.Answer(List.of("一隻貓"))),
    START_WITHOUT(Actor.SELLER, new Act.StartWithout()),
    CANCEL_BEFORE_START(Actor.BUYER, new Act.CancelBeforeStart()),
    DELIVER(Actor.SELLER, new Act.Deliver(2, "檔案在雲端")),
    DELIVER_AGAIN(Actor.SELLER, new Act.Deliver(1, "同一張表單")),
    ACCEPT(Actor.BUYER, new Act.Accept(1)),
    ACCEPT_OLD(Actor.BUYER, new Act.Accept(0)),
    REQUEST_REVISION(Actor.BUYER, new Act.RequestRevision(1, "顏色深一點")),
    GRANT_REVISION(Actor.SELLER, new Act.GrantRevision(1)),
    EXTEND_REVIEW(Actor.BUYER, new Act.ExtendReview(1)),
    REQUEST_EXTENSION(Actor.SELLER, new Act.RequestExtension(3, "生病")),
    ANSWER_EXTENSION(Actor.BUYER, new Act.AnswerExtension(true)),
    REQUEST_CANCEL(Actor.SELLER, new Act.RequestCancel(null, "做不到")),
    REQUEST_PART(Actor.SELLER, new Act.RequestCancel(Money.of(200), "晚了")),
    REQUEST_TOO_MUCH(Actor.SELLER, new Act.RequestCancel(PRICE, "全部")),
    ANSWER_CANCEL(Actor.SELLER, new Act.AnswerCancel(true)),
    WITHDRAW_CANCEL(Actor.BUYER, new Act.WithdrawCancel()),
    CANCEL_VERY_LATE(Actor.BUYER, new Act.CancelVeryLate()),
    OPEN_DISPUTE(Actor.BUYER, new Act.OpenDispute("沒有照約定")),
    RULE_SPLIT(Actor.OPERATOR, new Act.Rule(Money.of(400), Money.of(800), "各退一步")),
    RULE_WRONG(Actor.OPERATOR, new Act.Rule(Money.of(400), Money.of(900), "算錯")),
    RULE_DISMISS(Actor.OPERATOR, new Act.Rule(Money.ZERO, null, "繼續"));

    final Actor by;

    @SuppressWarnings("ImmutableEnumChecker") // A sealed family of records.
    final Act act;

    Deed(Actor by, Act act) {
      this.by = by;
      this.act = act;
    }
  }

  record Case(OrderStatus status, Over over, Deed deed) {}

  static Stream<Case> everyCase() {
    return EnumSet.allOf(OrderStatus.class).stream()
        .flatMap(status ->
            Stream.of(Over.values())
                .filter(over -> isPossible(status, over))
                .flatMap(
                    over -> Stream.of(Deed.values()).map(deed -> new Case(status, over, deed))));
  }

  private static boolean isPossible(OrderStatus status, Over over) {
    return switch (over) {
      case NOTHING -> true;
      case CANCEL -> status.isActive();
      case EXTENSION -> status.isWork();
      case DISPUTE -> status.isActive() || status == OrderStatus.COMPLETED;
    };
  }

  /** The table that the rules of orders are, written once more: what is allowed, else why not. */
  private static Optional<Reason> expected(Case c) {
    OrderStatus status = c.status;
    boolean known =
        switch (c.deed) {
          case ANSWER, START_WITHOUT, CANCEL_BEFORE_START ->
              status == OrderStatus.AWAITING_REQUIREMENTS;
          case DELIVER, DELIVER_AGAIN, REQUEST_EXTENSION, ANSWER_EXTENSION, CANCEL_VERY_LATE ->
              status == OrderStatus.IN_PROGRESS || status == OrderStatus.IN_REVISION;
          case ACCEPT, ACCEPT_OLD, REQUEST_REVISION, GRANT_REVISION, EXTEND_REVIEW ->
              status == OrderStatus.DELIVERED;
          case REQUEST_CANCEL, REQUEST_PART, REQUEST_TOO_MUCH, ANSWER_CANCEL, WITHDRAW_CANCEL ->
              status.isActive();
          case OPEN_DISPUTE, RULE_SPLIT, RULE_WRONG, RULE_DISMISS ->
              status.isActive() || status == OrderStatus.COMPLETED;
        };
    if (!known) {
      return Optional.of(Reason.OVERTAKEN);
    }
    boolean ruling = c.deed.by == Actor.OPERATOR;
    if (c.over == Over.DISPUTE) {
      if (ruling) {
        return c.deed == Deed.RULE_WRONG ? Optional.of(Reason.WRONG_SUM) : Optional.empty();
      }
      return Optional.of(c.deed == Deed.OPEN_DISPUTE ? Reason.OVERTAKEN : Reason.DISPUTED);
    }
    if (ruling) {
      return Optional.of(Reason.OVERTAKEN);
    }
    boolean cancel = c.over == Over.CANCEL;
    return switch (c.deed) {
      case ANSWER, CANCEL_BEFORE_START, OPEN_DISPUTE -> Optional.empty();
      case START_WITHOUT, CANCEL_VERY_LATE -> Optional.of(Reason.TOO_EARLY);
      case DELIVER -> Optional.empty();
      case DELIVER_AGAIN, ACCEPT_OLD -> Optional.of(Reason.OVERTAKEN);
      case ACCEPT, REQUEST_REVISION, EXTEND_REVIEW ->
          cancel ? Optional.of(Reason.CANCEL_OPEN) : Optional.empty();
      case GRANT_REVISION -> Optional.of(cancel ? Reason.CANCEL_OPEN : Reason.REVISIONS_LEFT);
      case REQUEST_EXTENSION ->
          c.over == Over.EXTENSION ? Optional.of(Reason.ALREADY_ASKED) : Optional.empty();
      case ANSWER_EXTENSION ->
          c.over == Over.EXTENSION ? Optional.empty() : Optional.of(Reason.OVERTAKEN);
      case REQUEST_CANCEL, REQUEST_PART ->
          cancel ? Optional.of(Reason.ALREADY_ASKED) : Optional.empty();
      case REQUEST_TOO_MUCH -> Optional.of(cancel ? Reason.ALREADY_ASKED : Reason.WRONG_AMOUNT);
      case ANSWER_CANCEL, WITHDRAW_CANCEL ->
          cancel ? Optional.empty() : Optional.of(Reason.OVERTAKEN);
      case RULE_SPLIT, RULE_WRONG, RULE_DISMISS -> throw new AssertionError(c);
    };
  }

  @ParameterizedTest
  @MethodSource("everyCase")
  void everyActInEveryStateIsAMoveOrTheRefusalOfTheTable(Case c) {
    Step step = in(c.status, c.over).take(c.deed.act, c.deed.by, PRICE, T0.plus(HOUR));

    assertThat(step instanceof Step.Refused(Reason reason) ? Optional.of(reason) : Optional.empty())
        .isEqualTo(expected(c));
    if (step instanceof Move move) {
      assertThat(move.news()).isNotEmpty();
      assertThat(move.status() == c.status || c.status.next().contains(move.status())).isTrue();
      assertThat(move.work().dispute() == null || move.work().next() == null).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nobodyDoesWhatIsSomebodyElses(Deed deed) {
    for (Actor by : Actor.values()) {
      if (!deed.act.actors().contains(by)) {
        for (OrderStatus status : OrderStatus.values()) {
          assertThat(in(status, Over.NOTHING).take(deed.act, by, PRICE, T0.plus(HOUR)))
              .isEqualTo(new Step.Refused(Reason.NOT_YOURS));
        }
      }
    }
  }

  @Test
  void nobodyAnswersHisOwnWish() {
    Work cancel = in(OrderStatus.IN_PROGRESS, Over.CANCEL);
    Work extension = in(OrderStatus.IN_PROGRESS, Over.EXTENSION);

    assertThat(cancel.take(new Act.AnswerCancel(true), Actor.BUYER, PRICE, T0))
        .isEqualTo(new Step.Refused(Reason.NOT_YOURS));
    assertThat(cancel.take(new Act.WithdrawCancel(), Actor.SELLER, PRICE, T0))
        .isEqualTo(new Step.Refused(Reason.NOT_YOURS));
    assertThat(extension.take(new Act.AnswerExtension(true), Actor.SELLER, PRICE, T0))
        .isEqualTo(new Step.Refused(Reason.NOT_YOURS));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1})
  void everyClockStrikesAtItsSecondAndNotBefore(long second) {
    boolean struck = second >= 0;

    Work paid = in(OrderStatus.AWAITING_REQUIREMENTS, Over.NOTHING);
    assertThat(at(paid, DAY, second).reminders()).isEqualTo(struck ? 1 : 0);
    Work reminded = at(paid, DAY, 0);
    assertThat(at(reminded, DAY.multipliedBy(3), second).reminders()).isEqualTo(struck ? 2 : 1);
    Work twice = at(reminded, DAY.multipliedBy(3), 0);
    assertThat(at(twice, DAY.multipliedBy(14), second).order().status())
        .isEqualTo(struck ? OrderStatus.CANCELLED : OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(
            paid.take(
                new Act.StartWithout(),
                Actor.SELLER,
                PRICE,
                T0.plus(DAY.multipliedBy(7)).plusSeconds(second)))
        .isInstanceOf(struck ? Move.class : Step.Refused.class);

    Work working = in(OrderStatus.IN_PROGRESS, Over.NOTHING);
    Work late = at(working, DAY.multipliedBy(7), 0);
    assertThat(at(working, DAY.multipliedBy(7), second).lateness())
        .isEqualTo(struck ? Lateness.LATE : Lateness.ON_TIME);
    assertThat(at(late, DAY.multipliedBy(8), second).lateness())
        .isEqualTo(struck ? Lateness.VERY_LATE : Lateness.LATE);
    assertThat(
            late.take(
                new Act.CancelVeryLate(),
                Actor.BUYER,
                PRICE,
                T0.plus(DAY.multipliedBy(8)).plusSeconds(second)))
        .isInstanceOf(struck ? Move.class : Step.Refused.class);

    Work delivered = in(OrderStatus.DELIVERED, Over.NOTHING);
    assertThat(at(delivered, DAY.multipliedBy(3), second).order().status())
        .isEqualTo(struck ? OrderStatus.COMPLETED : OrderStatus.DELIVERED);

    Work cancel = in(OrderStatus.IN_PROGRESS, Over.CANCEL);
    assertThat(at(cancel, DAY.multipliedBy(2), second).order().status())
        .isEqualTo(struck ? OrderStatus.CANCELLED : OrderStatus.IN_PROGRESS);
    Work part = move(working, Deed.REQUEST_PART, T0);
    assertThat(at(part, DAY.multipliedBy(2), second).cancel() == null).isEqualTo(struck);
    assertThat(at(part, DAY.multipliedBy(2), second).order().status())
        .isEqualTo(OrderStatus.IN_PROGRESS);

    Work extension = in(OrderStatus.IN_PROGRESS, Over.EXTENSION);
    assertThat(at(extension, DAY.multipliedBy(4), second).extension() == null).isEqualTo(struck);
    assertThat(at(extension, DAY.multipliedBy(4), second).dueAt()).isEqualTo(working.dueAt());

    Work completed = in(OrderStatus.COMPLETED, Over.NOTHING);
    assertThat(
            completed.take(
                Deed.OPEN_DISPUTE.act,
                Actor.BUYER,
                PRICE,
                T0.plus(DAY.multipliedBy(14)).plusSeconds(second)))
        .isInstanceOf(struck ? Step.Refused.class : Move.class);
  }

  @Test
  void whatFellDueDuringAnOutageHappensOnceAndToItsEnd() {
    Work paid = in(OrderStatus.AWAITING_REQUIREMENTS, Over.NOTHING);

    assertThat(news(paid, T0.plus(DAY.multipliedBy(4))))
        .singleElement()
        .isInstanceOfSatisfying(
            WorkEvent.RequirementsReminder.class,
            reminder -> assertThat(reminder.number()).isEqualTo(2));
    assertThat(news(paid, T0.plus(DAY.multipliedBy(30))))
        .singleElement()
        .isInstanceOf(WorkEvent.Cancelled.class);
    assertThat(news(in(OrderStatus.IN_PROGRESS, Over.NOTHING), T0.plus(DAY.multipliedBy(30))))
        .singleElement()
        .isInstanceOfSatisfying(WorkEvent.Late.class, late -> assertThat(late.very()).isTrue());
  }

  @ParameterizedTest
  @EnumSource(names = {"AWAITING_REQUIREMENTS", "IN_PROGRESS", "DELIVERED", "IN_REVISION"})
  void aDisputeStopsEveryClockAndTheyGoOnWithWhatWasLeft(OrderStatus status) {
    Work before = in(status, Over.NOTHING);
    Instant next = Objects.requireNonNull(before.next());
    Instant opened = T0.plus(HOUR);

    Work disputed = move(before, Deed.OPEN_DISPUTE, opened);
    assertThat(disputed.tick(T0.plus(Duration.ofDays(100)))).isEmpty();
    Work after = move(disputed, Deed.RULE_DISMISS, opened.plus(Duration.ofDays(20)));

    assertThat(after.order().status()).isEqualTo(status);
    assertThat(after.next()).isEqualTo(next.plus(Duration.ofDays(20)));
    assertThat(after.dispute()).isNull();
  }

  @Test
  void aWishToCancelStopsTheReviewAndNotTheWork() {
    Work delivered = in(OrderStatus.DELIVERED, Over.NOTHING);
    Work asked = move(delivered, Deed.REQUEST_CANCEL, T0.plus(HOUR));
    assertThat(asked.next()).isEqualTo(T0.plus(HOUR).plus(DAY.multipliedBy(2)));
    Work declined =
        moved(asked.take(new Act.AnswerCancel(false), Actor.BUYER, PRICE, T0.plus(HOUR).plus(DAY)));
    assertThat(declined.reviewUntil()).isEqualTo(T0.plus(DAY.multipliedBy(4)));

    Work working = in(OrderStatus.IN_PROGRESS, Over.NOTHING);
    Work wish = move(working, Deed.REQUEST_CANCEL, T0.plus(HOUR));
    assertThat(wish.dueAt()).isEqualTo(working.dueAt());
    Work handed = moved(wish.take(Deed.DELIVER.act, Actor.SELLER, PRICE, T0.plus(DAY)));
    assertThat(handed.cancel()).isNotNull();
    Work later =
        moved(handed.take(new Act.WithdrawCancel(), Actor.SELLER, PRICE, T0.plus(HOUR).plus(DAY)));
    assertThat(later.reviewUntil()).isEqualTo(T0.plus(HOUR).plus(DAY.multipliedBy(4)));
  }

  @Test
  void anAgreedExtensionMovesTheDueTimeAndTakesTheLatenessAway() {
    Work late = at(in(OrderStatus.IN_PROGRESS, Over.NOTHING), DAY.multipliedBy(7), 0);
    assertThat(late.lateness()).isEqualTo(Lateness.LATE);

    Work asked = move(late, Deed.REQUEST_EXTENSION, T0.plus(DAY.multipliedBy(7)).plus(HOUR));
    Work agreed = move(asked, Deed.ANSWER_EXTENSION, T0.plus(DAY.multipliedBy(8)));

    assertThat(agreed.dueAt()).isEqualTo(T0.plus(DAY.multipliedBy(10)));
    assertThat(agreed.lateness()).isEqualTo(Lateness.ON_TIME);
    Work tooLate = move(asked, Deed.ANSWER_EXTENSION, T0.plus(DAY.multipliedBy(10)));
    assertThat(tooLate.lateness()).isEqualTo(Lateness.LATE);
  }

  @Test
  void changesEndWithThePlanUnlessTheSellerGrantsMore() {
    Work first = in(OrderStatus.DELIVERED, Over.NOTHING);
    Work revising = move(first, Deed.REQUEST_REVISION, T0.plus(HOUR));
    assertThat(revising.revisionsLeft()).isZero();
    Work second =
        moved(revising.take(new Act.Deliver(2, "改好了"), Actor.SELLER, PRICE, T0.plus(DAY)));
    Act again = new Act.RequestRevision(2, "再一次");
    assertThat(second.take(again, Actor.BUYER, PRICE, T0.plus(DAY)))
        .isEqualTo(new Step.Refused(Reason.NO_REVISIONS));

    Work granted = moved(second.take(new Act.GrantRevision(2), Actor.SELLER, PRICE, T0.plus(DAY)));

    assertThat(granted.take(again, Actor.BUYER, PRICE, T0.plus(DAY))).isInstanceOf(Move.class);
  }

  @Test
  void theReviewIsExtendedOnceForEachDelivery() {
    Work extended = move(in(OrderStatus.DELIVERED, Over.NOTHING), Deed.EXTEND_REVIEW, T0.plus(DAY));

    assertThat(extended.reviewUntil()).isEqualTo(T0.plus(DAY.multipliedBy(7)));
    assertThat(extended.take(Deed.EXTEND_REVIEW.act, Actor.BUYER, PRICE, T0.plus(DAY)))
        .isEqualTo(new Step.Refused(Reason.ALREADY_EXTENDED));
  }

  @Test
  void moneyFollowsTheMove() {
    assertThat(settlement(OrderStatus.DELIVERED, Over.NOTHING, Deed.ACCEPT))
        .isEqualTo(new Settlement.Earn());
    assertThat(settlement(OrderStatus.IN_PROGRESS, Over.CANCEL, Deed.ANSWER_CANCEL))
        .isEqualTo(new Settlement.GiveBack(null, WorkEvent.Cause.AGREED, "改變主意"));
    assertThat(settlement(OrderStatus.DELIVERED, Over.DISPUTE, Deed.RULE_SPLIT))
        .isEqualTo(new Settlement.Split(Money.of(400), Money.of(800), "各退一步"));
    assertThat(settlement(OrderStatus.DELIVERED, Over.DISPUTE, Deed.RULE_DISMISS))
        .isEqualTo(new Settlement.Keep());
    assertThat(settlement(OrderStatus.COMPLETED, Over.NOTHING, Deed.OPEN_DISPUTE))
        .isEqualTo(new Settlement.Freeze());
    assertThat(settlement(OrderStatus.COMPLETED, Over.DISPUTE, Deed.RULE_DISMISS))
        .isEqualTo(new Settlement.Thaw());
    Work part = move(in(OrderStatus.IN_PROGRESS, Over.NOTHING), Deed.REQUEST_PART, T0);
    assertThat(((Move) part.take(new Act.AnswerCancel(true), Actor.BUYER, PRICE, T0)).settlement())
        .isEqualTo(new Settlement.GiveBack(Money.of(200), WorkEvent.Cause.AGREED, "晚了"));
  }

  @Test
  void aRulingForOnePartyAloneEndsTheOrder() {
    Act all = new Act.Rule(PRICE, Money.ZERO, "沒有交付");
    Act none = new Act.Rule(Money.ZERO, PRICE, "照約定交付");

    for (OrderStatus status : Set.of(OrderStatus.IN_PROGRESS, OrderStatus.DELIVERED)) {
      Work disputed = in(status, Over.DISPUTE);
      assertThat(moved(disputed.take(all, Actor.OPERATOR, PRICE, T0)).order().status())
          .isEqualTo(OrderStatus.CANCELLED);
      assertThat(moved(disputed.take(none, Actor.OPERATOR, PRICE, T0)).order().status())
          .isEqualTo(OrderStatus.COMPLETED);
    }
    Work completed = in(OrderStatus.COMPLETED, Over.DISPUTE);
    assertThat(moved(completed.take(all, Actor.OPERATOR, PRICE, T0)).order().status())
        .isEqualTo(OrderStatus.REVERSED);
    assertThat(moved(completed.take(none, Actor.OPERATOR, PRICE, T0)).order().status())
        .isEqualTo(OrderStatus.COMPLETED);
  }

  private static Settlement settlement(OrderStatus status, Over over, Deed deed) {
    return ((Move) in(status, over).take(deed.act, deed.by, PRICE, T0)).settlement();
  }

  private static Work at(Work work, Duration after, long seconds) {
    Instant now = T0.plus(after).plusSeconds(seconds);
    Work last = work;
    for (Optional<Move> move = last.tick(now); move.isPresent(); move = last.tick(now)) {
      last = move.get().work();
    }
    return last;
  }

  private static List<OrderEvent> news(Work work, Instant now) {
    List<OrderEvent> news = new ArrayList<>();
    Work last = work;
    for (Optional<Move> move = last.tick(now); move.isPresent(); move = last.tick(now)) {
      news.addAll(move.get().news());
      last = move.get().work();
    }
    return news;
  }

  private static Work move(Work work, Deed deed, Instant now) {
    return moved(work.take(deed.act, deed.by, PRICE, now));
  }

  private static Work moved(Step step) {
    assertThat(step).isInstanceOf(Move.class);
    return ((Move) step).work();
  }

  /** Made by real moves, all at T0; with one delivery before, so that old and new differ. */
  private static Work in(OrderStatus status, Over over) {
    Work work = in(status);
    return switch (over) {
      case NOTHING -> work;
      case CANCEL -> moved(work.take(new Act.RequestCancel(null, "改變主意"), Actor.BUYER, PRICE, T0));
      case EXTENSION -> move(work, Deed.REQUEST_EXTENSION, T0);
      case DISPUTE -> move(work, Deed.OPEN_DISPUTE, T0);
    };
  }

  @ParameterizedTest
  @EnumSource
  void onlyAnOrderThatNobodyPaysEndsByItselfAtItsTermAndNotBefore(OrderStatus status) {
    Work work = in(status);
    Instant term = T0.plus(RULES.unpaid());

    assertThat(work.lapse(null, term.plus(DAY))).as("something can be paid").isEmpty();
    assertThat(work.lapse(T0, term.minusMillis(1))).isEmpty();
    if (status != OrderStatus.AWAITING_PAYMENT) {
      assertThat(work.lapse(T0, term)).isEmpty();
      return;
    }
    Move lapsed = work.lapse(T0, term).orElseThrow();
    assertThat(lapsed.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(lapsed.settlement()).isEqualTo(new Settlement.Keep());
    assertThat(lapsed.news())
        .containsExactly(
            new WorkEvent.Cancelled(
                work.order().number(), Actor.SYSTEM, WorkEvent.Cause.UNPAID, null, term));
  }

  @Test
  void anUnpaidOrderIsLookedAtDailyAndAtItsTerm() {
    Work unpaid = in(OrderStatus.AWAITING_PAYMENT);
    Instant term = T0.plus(RULES.unpaid());

    assertThat(unpaid.nextLook(T0, null)).isEqualTo(T0.plus(DAY));
    assertThat(unpaid.nextLook(T0, T0)).isEqualTo(T0.plus(DAY));
    assertThat(unpaid.nextLook(term.minus(HOUR), T0)).isEqualTo(term);
  }

  @Test
  void anOrderFromBeforeTheTermForPaymentHasOneOfSevenDays() {
    String stored = WorkJson.write(RULES).replaceFirst("\"unpaid\":[^,]*,", "");
    assertThat(stored).doesNotContain("unpaid");

    OrderRules read = WorkJson.rules(stored);

    assertThat(read.unpaid()).isEqualTo(DAY.multipliedBy(7));
    assertThat(read.review()).isEqualTo(RULES.review());
  }

  private static Work in(OrderStatus status) {
    return switch (status) {
      case AWAITING_PAYMENT -> placed();
      case AWAITING_REQUIREMENTS -> with(placed(), placed().order().funded(T0, T0).order());
      case IN_PROGRESS ->
          deliveredBefore(move(in(OrderStatus.AWAITING_REQUIREMENTS), Deed.ANSWER, T0));
      case DELIVERED ->
          moved(
              move(in(OrderStatus.AWAITING_REQUIREMENTS), Deed.ANSWER, T0)
                  .take(new Act.Deliver(1, "第一版"), Actor.SELLER, PRICE, T0));
      case IN_REVISION -> move(in(OrderStatus.DELIVERED), Deed.REQUEST_REVISION, T0);
      case COMPLETED -> move(in(OrderStatus.DELIVERED), Deed.ACCEPT, T0);
      case REVERSED ->
          moved(
              move(in(OrderStatus.COMPLETED), Deed.OPEN_DISPUTE, T0)
                  .take(new Act.Rule(PRICE, Money.ZERO, "撤銷"), Actor.OPERATOR, PRICE, T0));
      case CANCELLED -> move(in(OrderStatus.AWAITING_REQUIREMENTS), Deed.CANCEL_BEFORE_START, T0);
    };
  }

  /** As after a revival: there was one delivery already. */
  private static Work deliveredBefore(Work w) {
    return new Work(
        w.order(),
        w.rules(),
        w.brief(),
        w.revisions(),
        w.revisionsUsed(),
        1,
        w.reminders(),
        w.waitingSince(),
        w.startedAt(),
        w.dueAt(),
        w.lateness(),
        w.reviewUntil(),
        w.reviewExtended(),
        w.extension(),
        w.cancel(),
        w.dispute(),
        w.stillSince());
  }

  private static Work with(Work w, Order order) {
    return Work.placed(order, w.rules(), w.brief(), w.revisions());
  }

  private static Work placed() {
    Order order =
        Order.placed(
                new Party(new AccountId(1), "林小姐"),
                new Party(new AccountId(2), "陳設計"),
                new OrderTerms(new ListingId(3), "標誌設計", PlanKind.STANDARD, "一般", "兩個提案", PRICE, 7),
                T0)
            .order();
    return Work.placed(order, RULES, new Brief(List.of(), null), 1);
  }
}
