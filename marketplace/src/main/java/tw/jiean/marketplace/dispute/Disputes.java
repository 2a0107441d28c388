package tw.jiean.marketplace.dispute;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.dispute.DisputeRepository.Case;
import tw.jiean.marketplace.dispute.DisputeRepository.End;
import tw.jiean.marketplace.dispute.DisputeRepository.Proposal;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Dossier;
import tw.jiean.marketplace.order.OrderCancelled;
import tw.jiean.marketplace.order.OrderDisputes;
import tw.jiean.marketplace.order.WorkEvent;

/** Opens a case with each dispute, and rules it. */
@Component
class Disputes {

  private final DisputeRepository repository;
  private final OrderDisputes orders;
  private final Evidence evidence;
  private final Attachments attachments;
  private final DisputeSettings settings;
  private final Clock clock;

  Disputes(
      DisputeRepository repository,
      OrderDisputes orders,
      Evidence evidence,
      Attachments attachments,
      DisputeSettings settings,
      Clock clock) {
    this.repository = repository;
    this.orders = orders;
    this.evidence = evidence;
    this.attachments = attachments;
    this.settings = settings;
    this.clock = clock;
  }

  /** In the transaction of the dispute: both are there or neither. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void opened(WorkEvent.DisputeOpened news) {
    Dossier dossier = orders.dossier(news.order()).orElseThrow();
    repository.open(
        dossier.order(),
        news.by().word(),
        news.reason(),
        orders.held(news.order()),
        evidence.of(dossier),
        news.at());
  }

  /** All of its money went back while staff was still looking. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void ended(OrderCancelled news) {
    repository.overtaken(news.order(), news.at());
  }

  /** The same after completion. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void ended(WorkEvent.Reversed news) {
    repository.overtaken(news.order(), news.at());
  }

  /** What became of an operator's decision. */
  sealed interface Decision {

    /** The order, its money and its story are as it says. */
    record Ruled() implements Decision {}

    /** It waits for another operator. */
    record Proposed() implements Decision {}

    /** There is no such case, or it is over. */
    record NotOpen() implements Decision {}

    /** There is nothing to confirm. */
    record NothingProposed() implements Decision {}

    /** Another operator has to confirm it. */
    record SamePerson() implements Decision {}

    /** The sums do not add up to what is held. */
    record WrongSum(Money held) implements Decision {}
  }

  /**
   * Splits what is held; from a sum on it is a proposal. The same request does it once. Whoever
   * calls undoes everything when the answer is none of the first two.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Decision split(
      long id, Money toBuyer, Money toSeller, String reason, String actor, String requestId) {
    Case dispute = locked(id).orElse(null);
    if (repository.knows(requestId)) {
      return new Decision.Ruled();
    }
    if (dispute == null || dispute.over()) {
      return new Decision.NotOpen();
    }
    Money held = orders.held(dispute.order());
    if (!toBuyer.plus(toSeller).equals(held)) {
      return new Decision.WrongSum(held);
    }
    if (settings.needsSecondPerson(held)) {
      repository.propose(id, new Proposal(toBuyer, toSeller, reason, actor, now()), requestId);
      return new Decision.Proposed();
    }
    return rule(
        dispute, new End("split", toBuyer, toSeller, reason, actor, null, now()), requestId);
  }

  /** Carries out what another operator proposed last. */
  @Transactional(propagation = Propagation.MANDATORY)
  Decision confirm(long id, String actor, String requestId) {
    Case dispute = locked(id).orElse(null);
    if (repository.knows(requestId)) {
      return new Decision.Ruled();
    }
    if (dispute == null || dispute.over()) {
      return new Decision.NotOpen();
    }
    List<Proposal> proposals = repository.proposals(id);
    if (proposals.isEmpty()) {
      return new Decision.NothingProposed();
    }
    Proposal last = proposals.getLast();
    if (last.by().equals(actor)) {
      return new Decision.SamePerson();
    }
    return rule(
        dispute,
        new End("split", last.toBuyer(), last.toSeller(), last.reason(), actor, last.by(), now()),
        requestId);
  }

  /** Lets the order go on as if there had been no dispute. */
  @Transactional(propagation = Propagation.MANDATORY)
  Decision dismiss(long id, String reason, String actor, String requestId) {
    Case dispute = locked(id).orElse(null);
    if (repository.knows(requestId)) {
      return new Decision.Ruled();
    }
    if (dispute == null || dispute.over()) {
      return new Decision.NotOpen();
    }
    return rule(dispute, new End("dismissed", null, null, reason, actor, null, now()), requestId);
  }

  /** As it is once nobody else can rule or move its order. */
  private Optional<Case> locked(long id) {
    repository.find(id).map(Case::order).ifPresent(orders::lock);
    return repository.find(id);
  }

  /** The end is stored first: what the ruling does to the order must not look like another end. */
  private Decision rule(Case dispute, End end, String requestId) {
    repository.end(dispute.id(), end, requestId);
    Money toBuyer = end.toBuyer() == null ? Money.ZERO : end.toBuyer();
    String reason = end.reason() == null ? "" : end.reason();
    return switch (orders.rule(dispute.order(), toBuyer, end.toSeller(), reason)) {
      case OrderDisputes.Ruling.Done _ -> new Decision.Ruled();
      case OrderDisputes.Ruling.NoDispute _ -> new Decision.NotOpen();
      case OrderDisputes.Ruling.WrongSum(Money held) -> new Decision.WrongSum(held);
    };
  }

  /** The files of the case's order that are not on disk as they were handed over. */
  List<Attachment> damaged(long id) {
    return repository
        .find(id)
        .map(found -> attachments.of(found.order().value()))
        .orElse(List.of())
        .stream()
        .filter(file -> !attachments.isIntact(file))
        .toList();
  }

  List<Proposal> proposals(long id) {
    return repository.proposals(id);
  }

  @Nullable End end(long id) {
    return repository.end(id).orElse(null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
