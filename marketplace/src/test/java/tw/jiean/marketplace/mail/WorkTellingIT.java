package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Actor;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.WorkEvent;
import tw.jiean.marketplace.order.WorkEvent.CancellationClosed;

/** Who is told what of the work: the other one, or both. */
@MarketplaceTest
class WorkTellingIT extends MailITBase {

  private static final Instant UNTIL = Instant.parse("2030-03-01T15:59:00Z");
  private static final Instant AT = Instant.parse("2030-02-26T01:00:00Z");
  private static final Money PART = Money.of(300);

  @Autowired private ApplicationEventPublisher events;

  /** An event, and who is told of it as what. */
  record Sample(Of event, List<String> buyer, List<String> seller) {}

  /** The same event of any order. */
  interface Of {
    WorkEvent of(OrderNumber order);
  }

  private static Sample both(Of event, String kind) {
    return new Sample(event, List.of(kind), List.of(kind));
  }

  private static Sample buyer(Of event, String kind) {
    return new Sample(event, List.of(kind), List.of());
  }

  private static Sample seller(Of event, String kind) {
    return new Sample(event, List.of(), List.of(kind));
  }

  private static Sample nobody(Of event) {
    return new Sample(event, List.of(), List.of());
  }

  static List<Sample> samples() {
    return List.of(
        buyer(no -> new WorkEvent.RequirementsReminder(no, 1, UNTIL, AT), "requirements_reminder"),
        both(no -> new WorkEvent.Started(no, Actor.BUYER, UNTIL, AT), "order_started"),
        both(no -> new WorkEvent.Started(no, Actor.SELLER, null, AT), "order_started"),
        buyer(no -> new WorkEvent.Delivered(no, 1, UNTIL, AT), "order_delivered"),
        seller(
            no -> new WorkEvent.RevisionRequested(no, 1, "字再大一點", UNTIL, AT), "revision_requested"),
        buyer(no -> new WorkEvent.RevisionGranted(no, AT), "revision_granted"),
        seller(no -> new WorkEvent.ReviewExtended(no, UNTIL, AT), "review_extended"),
        both(no -> new WorkEvent.Completed(no, Actor.BUYER, AT), "order_completed"),
        both(no -> new WorkEvent.Completed(no, Actor.SYSTEM, AT), "order_auto_completed"),
        nobody(no -> new WorkEvent.Completed(no, Actor.OPERATOR, AT)),
        both(no -> new WorkEvent.Late(no, false, UNTIL, AT), "order_late"),
        both(no -> new WorkEvent.Late(no, true, UNTIL, AT), "order_very_late"),
        buyer(
            no -> new WorkEvent.ExtensionRequested(no, Actor.SELLER, 3, "生病", UNTIL, UNTIL, AT),
            "extension_requested"),
        seller(
            no -> new WorkEvent.ExtensionRequested(no, Actor.BUYER, 3, "不急", UNTIL, UNTIL, AT),
            "extension_requested"),
        seller(
            no -> new WorkEvent.ExtensionAnswered(no, Actor.BUYER, true, UNTIL, AT),
            "extension_accepted"),
        buyer(
            no -> new WorkEvent.ExtensionAnswered(no, Actor.SELLER, false, UNTIL, AT),
            "extension_declined"),
        both(
            no -> new WorkEvent.ExtensionAnswered(no, Actor.SYSTEM, false, UNTIL, AT),
            "extension_declined"),
        seller(
            no -> new WorkEvent.CancellationRequested(no, Actor.BUYER, null, "不做了", UNTIL, AT),
            "cancellation_requested"),
        buyer(
            no -> new WorkEvent.CancellationRequested(no, Actor.SELLER, PART, "少一張", UNTIL, AT),
            "price_cut_requested"),
        seller(
            no -> closed(no, Actor.BUYER, CancellationClosed.Outcome.DECLINED),
            "cancellation_declined"),
        buyer(
            no -> closed(no, Actor.SELLER, CancellationClosed.Outcome.WITHDRAWN),
            "cancellation_withdrawn"),
        both(
            no -> closed(no, Actor.SYSTEM, CancellationClosed.Outcome.LAPSED),
            "cancellation_lapsed"),
        nobody(no -> closed(no, Actor.SELLER, CancellationClosed.Outcome.ACCEPTED)),
        nobody(no -> closed(no, Actor.BUYER, CancellationClosed.Outcome.DISPUTED)),
        both(no -> new WorkEvent.DisputeOpened(no, Actor.BUYER, "和說好的不同", AT), "dispute_opened"),
        both(
            no -> new WorkEvent.DisputeRuled(no, PART, Money.of(900), "各有責任", AT), "dispute_ruled"),
        both(no -> new WorkEvent.DisputeRuled(no, PART, null, "繼續", AT), "dispute_ruled"),
        both(
            no -> new WorkEvent.Cancelled(no, Actor.BUYER, WorkEvent.Cause.VERY_LATE, null, AT),
            "order_ended"),
        both(
            no -> new WorkEvent.Cancelled(no, Actor.SELLER, WorkEvent.Cause.AGREED, "談好了", AT),
            "order_ended"),
        buyer(
            no -> new WorkEvent.Cancelled(no, Actor.SYSTEM, WorkEvent.Cause.UNPAID, null, AT),
            "order_unpaid"),
        nobody(no ->
            new WorkEvent.Cancelled(no, Actor.BUYER, WorkEvent.Cause.BEFORE_PAYMENT, null, AT)),
        both(no -> new WorkEvent.Reversed(no, "成果是抄的", AT), "order_reversed"));
  }

  private static WorkEvent closed(OrderNumber order, Actor by, CancellationClosed.Outcome outcome) {
    return new CancellationClosed(order, by, outcome, null, AT);
  }

  @BeforeEach
  void tellWhatOthersLeft() {
    tell();
  }

  @Test
  void everyEventHasASample() {
    OrderNumber any = new OrderNumber("A".repeat(26));
    Set<Class<?>> sampled =
        samples().stream()
            .<Class<?>>map(sample -> sample.event().of(any).getClass())
            .collect(Collectors.toSet());

    assertThat(sampled).isEqualTo(Set.of(WorkEvent.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyEventIsToldToWhoDoesNotKnowIt(Sample sample) {
    Sale sale = fixtures.funded();
    tell();

    transaction.executeWithoutResult(
        _ -> events.publishEvent(sample.event().of(sale.order().number())));
    tell();

    assertThat(told(sale.buyer()).stream().skip(1))
        .isEqualTo(sample.buyer().stream().map(kind -> kind + " buyer").toList());
    assertThat(told(sale.seller()).stream().skip(1))
        .isEqualTo(sample.seller().stream().map(kind -> kind + " seller").toList());
    Stream.of(sale.buyer(), sale.seller())
        .flatMap(person -> mails(person).stream())
        .forEach(mail ->
            assertThat(mail.subject() + mail.text() + mail.html())
                .doesNotContain("{4}", "mail.", "??", "null"));
  }

  @Test
  void timesWordsAndAmountsStandInTheMail() {
    Sale sale = fixtures.funded();
    transaction.executeWithoutResult(_ ->
        events.publishEvent(
            new WorkEvent.CancellationRequested(
                sale.order().number(), Actor.SELLER, PART, "少一張", UNTIL, AT)));
    tell();

    assertThat(newest(sale.buyer()).text())
        .contains("NT$300", "2030/03/01 23:59", "理由：少一張", "退款金額: NT$300")
        .contains("回覆期限: 2030/03/01 23:59（台灣時間）");
  }

  @Test
  void whatARowSaysIsReadAsItWasWritten() {
    for (WorkDetail detail :
        List.of(
            WorkDetail.to(List.of()),
            WorkDetail.to(List.of("buyer")),
            WorkDetail.to(List.of("buyer", "seller")).until(UNTIL),
            WorkDetail.to(List.of("seller")).of(PART).more("very_late"))) {
      assertThat(WorkDetail.read(detail.toString())).isEqualTo(detail);
    }
  }
}
