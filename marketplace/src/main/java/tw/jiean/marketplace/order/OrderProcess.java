package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.AttachmentsFull;
import tw.jiean.marketplace.attachment.Upload;
import tw.jiean.marketplace.earning.Earning;
import tw.jiean.marketplace.earning.Earnings;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.Payments;

/**
 * Moves paid orders on, by what people do and by time. Each act is one transaction, in which the
 * order, its story, its money and the news change together; attempts are locked first, then the
 * order, as everywhere.
 */
@Service
class OrderProcess {

  private final OrderRepository orders;
  private final WorkRepository works;
  private final OrderMoney money;
  private final Attachments attachments;
  private final Payments payments;
  private final Earnings earnings;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderProcess(
      OrderRepository orders,
      WorkRepository works,
      OrderMoney money,
      Attachments attachments,
      Payments payments,
      Earnings earnings,
      Ledger ledger,
      ApplicationEventPublisher events,
      Clock clock) {
    this.orders = orders;
    this.works = works;
    this.money = money;
    this.attachments = attachments;
    this.payments = payments;
    this.earnings = earnings;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** The act of one of the parties. Who is none of them gets nothing, as if there were no order. */
  @Transactional
  public Optional<Step> act(AccountId account, OrderNumber number, Act act) {
    return locked(number)
        .flatMap(work -> party(work.order(), account).map(by -> take(work, act, by)));
  }

  /**
   * A delivery with files, which are on disk already.
   *
   * @throws AttachmentsFull when the order has no room for them; nothing is delivered then
   */
  @Transactional
  public Optional<Step> deliver(
      AccountId account, OrderNumber number, Act.Deliver delivery, Upload.Received files) {
    Optional<Step> step = act(account, number, delivery);
    if (step.isPresent() && step.get() instanceof Step.Move move) {
      List<Attachment> kept =
          attachments.keep(Delivery.place(number, delivery.number()), account, files);
      Instant at = move.news().getLast().at();
      works.deliver(number, Delivery.sealed(number, delivery.number(), delivery.note(), kept, at));
    }
    return step;
  }

  /** Staff's act. */
  @Transactional
  public Optional<Step> rule(OrderNumber number, Act.Rule ruling) {
    return locked(number).map(work -> take(work, ruling, Actor.OPERATOR));
  }

  /**
   * Does what time has made due for these orders; those that another instance or a person was
   * faster with are left as they are.
   */
  @Transactional
  public void tick(Collection<OrderNumber> numbers) {
    payments.lock(numbers.stream().map(OrderNumber::reference).toList());
    Instant now = now(clock);
    Collection<Work> waiting = works.of(orders.lock(List.copyOf(numbers)).values());
    Map<ChargeReference, Instant> overSince = overSince(waiting);
    List<Work> settled = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<Step.Move> moves = new ArrayList<>();
      for (Work work : waiting) {
        work.lapse(overSince.get(work.order().number().reference()), now)
            .or(() -> work.tick(now))
            .ifPresentOrElse(moves::add, () -> settled.add(work));
      }
      apply(moves, now);
      waiting = moves.stream().map(Step.Move::work).toList();
    }
    works.save(settled, now, overSince);
  }

  /** Of those that are not paid. */
  private Map<ChargeReference, Instant> overSince(Collection<Work> all) {
    return payments.overSince(
        all.stream()
            .map(Work::order)
            .filter(order -> order.status().payable())
            .map(order -> order.number().reference())
            .toList());
  }

  /** How it stands. */
  @Transactional(readOnly = true)
  public Work of(Order order) {
    return works.of(order);
  }

  @Transactional(readOnly = true)
  public List<Delivery> deliveries(OrderNumber number) {
    return works.deliveries(number);
  }

  /** What is held for it, or, once it is completed, what was earned with it. */
  @Transactional(readOnly = true)
  public Money held(Order order) {
    ChargeReference reference = order.number().reference();
    return order.status() == OrderStatus.COMPLETED
        ? earnings.of(reference).map(Earning::total).orElse(Money.ZERO)
        : Money.of(Math.max(0, ledger.balance(Side.escrow(reference.value()))));
  }

  /** As fine as the database keeps it, so that both agree on what is due. */
  static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** In which part somebody acts. */
  static Optional<Actor> party(Order order, AccountId account) {
    if (order.isBuyer(account)) {
      return Optional.of(Actor.BUYER);
    }
    return order.isSeller(account) ? Optional.of(Actor.SELLER) : Optional.empty();
  }

  private Optional<Work> locked(OrderNumber number) {
    payments.lock(number.reference());
    return orders.lock(number).map(works::of);
  }

  private Step take(Work work, Act act, Actor by) {
    Instant now = now(clock);
    Step step = work.take(act, by, held(work.order()), now);
    if (step instanceof Step.Move move) {
      apply(List.of(move), now);
    }
    return step;
  }

  /** What lies over a status is stored before it: the database looks at both. */
  void apply(List<Step.Move> moves, Instant now) {
    if (moves.isEmpty()) {
      return;
    }
    works.save(moves.stream().map(Step.Move::work).toList(), now);
    orders.move(moves.stream().map(move -> move.work().order()).toList());
    works.remember(moves);
    moves.stream().flatMap(move -> move.news().stream()).forEach(events::publishEvent);
    moves.forEach(move -> money.settle(move, now));
  }
}
