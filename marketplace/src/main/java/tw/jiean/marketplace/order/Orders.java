package tw.jiean.marketplace.order;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.money.FeeRate;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Checkout.InvalidMethod;
import tw.jiean.marketplace.order.Checkout.InvalidPlan;
import tw.jiean.marketplace.order.Checkout.NotPayable;
import tw.jiean.marketplace.order.Checkout.Opened;
import tw.jiean.marketplace.order.Checkout.OwnService;
import tw.jiean.marketplace.order.Checkout.PriceChanged;
import tw.jiean.marketplace.order.Checkout.Refused;
import tw.jiean.marketplace.order.Checkout.RequestReused;
import tw.jiean.marketplace.order.Checkout.UnknownOrder;
import tw.jiean.marketplace.order.Checkout.UnknownService;
import tw.jiean.marketplace.payment.Charge;
import tw.jiean.marketplace.payment.MethodOffer;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.payment.ResultToken;
import tw.jiean.marketplace.refund.Refunds;

/**
 * Places orders, opens payments for them and moves them on. Every command is one transaction; it
 * locks the payment attempts of an order before the order itself, as ECPay's notifications do.
 */
@Service
public class Orders {

  private final OrderRepository repository;
  private final Listings listings;
  private final Accounts accounts;
  private final Payments payments;
  private final Refunds refunds;
  private final OrderTransitions transitions;
  private final OrderProcess process;
  private final ApplicationEventPublisher events;
  private final OrderSettings settings;
  private final Clock clock;

  Orders(
      OrderRepository repository,
      Listings listings,
      Accounts accounts,
      Payments payments,
      Refunds refunds,
      OrderTransitions transitions,
      OrderProcess process,
      ApplicationEventPublisher events,
      OrderSettings settings,
      Clock clock) {
    this.repository = repository;
    this.listings = listings;
    this.accounts = accounts;
    this.payments = payments;
    this.refunds = refunds;
    this.transitions = transitions;
    this.process = process;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Places an order at the catalogue's price and opens its first payment attempt. The same buyer's
   * same request gives the same order and the same form again, also when both run at once.
   */
  @Transactional
  public Checkout place(AccountId buyer, PurchaseChoice choice, RequestId request) {
    // The same form again needs no second look at the catalogue, which may have changed since.
    Optional<Order> earlier =
        repository.findByRequest(buyer, request).filter(order -> isFor(order, choice, request));
    return earlier.isPresent()
        ? repeat(earlier.get(), choice, request)
        : placeNew(buyer, choice, request);
  }

  private Checkout placeNew(AccountId buyer, PurchaseChoice choice, RequestId request) {
    if (choice.listing() == null) {
      return new UnknownService();
    }
    Listing listing = listings.findPublished(choice.listing()).orElse(null);
    if (listing == null) {
      return new UnknownService();
    }
    Plan plan = Optional.ofNullable(choice.plan()).flatMap(listing::plan).orElse(null);
    if (plan == null) {
      return new InvalidPlan();
    }
    if (choice.method() == null) {
      return new InvalidMethod();
    }
    MethodOffer offer = payments.offer(choice.method(), plan.price());
    if (!offer.isOffered()) {
      return new InvalidMethod();
    }
    if (listing.seller().equals(buyer)) {
      return new OwnService();
    }
    if (choice.isMistakenAbout(plan.price())) {
      return new PriceChanged(Objects.requireNonNull(choice.shown()), plan.price());
    }
    Refused refused = choice.pay().refusal(offer, plan.price());
    if (refused != null) {
      return refused;
    }
    Map<AccountId, AccountSummary> people = accounts.findAll(List.of(buyer, listing.seller()));
    Order.Transition placed =
        Order.placed(
            party(buyer, people),
            party(listing.seller(), people),
            OrderTerms.of(listing, plan),
            clock.instant());
    Work work = Work.placed(placed.order(), settings.rules(), Brief.of(listing), plan.revisions());
    if (!repository.insert(placed.order(), work, request)) {
      return repeat(repository.findByRequest(buyer, request).orElseThrow(), choice, request);
    }
    events.publishEvent(placed.event());
    return open(placed.order(), choice.pay(), request);
  }

  private Checkout repeat(Order order, PurchaseChoice choice, RequestId request) {
    return isFor(order, choice, request)
        ? open(order, choice.pay(), request)
        : new RequestReused(order);
  }

  /** Whether the request wanted just this when it came before. */
  private boolean isFor(Order order, PurchaseChoice choice, RequestId request) {
    return order.terms().listing().equals(choice.listing())
        && order.terms().plan() == choice.plan()
        && choice.pay().isFor(opened(order, request).orElseThrow());
  }

  /** How the request wanted to pay, if it has opened an attempt before. */
  private Optional<PaymentView> opened(Order order, RequestId request) {
    return payments.ofRequest(order.number().reference(), request.value());
  }

  /**
   * Opens another payment attempt, with a trade number of its own, for an order that is not paid.
   * The same request gives the same attempt again, whatever has become of the order meanwhile.
   */
  @Transactional
  public Checkout payAgain(
      AccountId buyer, OrderNumber number, MethodChoice choice, RequestId request) {
    payments.lock(number.reference());
    Order order = repository.lock(number).filter(found -> found.isBuyer(buyer)).orElse(null);
    if (order == null) {
      return new UnknownOrder();
    }
    Optional<PaymentView> earlier = opened(order, request);
    if (earlier.isPresent()) {
      return choice.isFor(earlier.get()) ? open(order, choice, request) : new RequestReused(order);
    }
    if (!order.status().payable()) {
      return new NotPayable(order);
    }
    PaymentMethod method = choice.method();
    if (method == null) {
      return new InvalidMethod();
    }
    MethodOffer offer = payments.offer(method, order.terms().price());
    if (!offer.isOffered()) {
      return new InvalidMethod();
    }
    Refused refused = choice.refusal(offer, order.terms().price());
    return refused == null ? open(order, choice, request) : refused;
  }

  private Checkout open(Order order, MethodChoice choice, RequestId request) {
    return new Opened(
        order,
        choice,
        payments.open(
            new Charge(
                order.number().reference(),
                order.terms().price(),
                Objects.requireNonNull(choice.method()),
                choice.terms(),
                order.token(),
                request.value())));
  }

  private static Party party(AccountId account, Map<AccountId, AccountSummary> people) {
    return new Party(account, Objects.requireNonNull(people.get(account)).displayName());
  }

  /** What became of {@link #cancelUnpaid}. */
  public enum Cancellation {
    /** It is cancelled now. */
    DONE,
    /** There is no such order. */
    UNKNOWN,
    /** It has been paid: that takes a refund, not this. */
    ALREADY_PAID,
    /** Somebody was faster. */
    ALREADY_CANCELLED
  }

  /**
   * Cancels an order that is not paid. Money that still comes for it is kept by payments for a
   * person to decide.
   *
   * @param reason what buyer and seller read, 1 to 500 characters
   */
  @Transactional
  public Cancellation cancelUnpaid(OrderNumber number, String reason) {
    payments.lock(number.reference());
    Order order = repository.lock(number).orElse(null);
    if (order == null) {
      return Cancellation.UNKNOWN;
    }
    return switch (order.status()) {
      case AWAITING_PAYMENT -> {
        transitions.apply(List.of(order.cancelled(reason, clock.instant())));
        yield Cancellation.DONE;
      }
      case AWAITING_REQUIREMENTS, IN_PROGRESS, DELIVERED, IN_REVISION, COMPLETED, REVERSED ->
          Cancellation.ALREADY_PAID;
      case CANCELLED -> Cancellation.ALREADY_CANCELLED;
    };
  }

  /** What became of {@link #revive}. */
  public enum Revival {
    /** It goes on, and the money is its own. */
    DONE,
    /** There is no such order. */
    UNKNOWN,
    /** It is not cancelled. */
    NOT_CANCELLED,
    /** That payment is none of its own, has nothing left over, or another one has paid. */
    NO_MONEY,
    /** The money is on its way back already. */
    UNDER_WAY
  }

  /**
   * Lets a cancelled order go on with money that came too late: its refund is withdrawn, and the
   * seller's time begins now.
   *
   * @param payment the attempt whose money was left over
   * @param reason what buyer and seller read, 1 to 500 characters
   */
  @Transactional
  public Revival revive(OrderNumber number, PaymentId payment, String reason) {
    payments.lock(number.reference());
    Order order = repository.lock(number).orElse(null);
    if (order == null) {
      return Revival.UNKNOWN;
    }
    if (order.status() != OrderStatus.CANCELLED) {
      return Revival.NOT_CANCELLED;
    }
    if (!hasMoney(order, payment)) {
      return Revival.NO_MONEY;
    }
    if (refunds.withdrawAll(payment, reason) != Refunds.Withdrawal.DONE) {
      return Revival.UNDER_WAY;
    }
    payments.revive(payment);
    Instant now = OrderProcess.now(clock);
    process.apply(List.of(process.of(order).revived(reason, now)), now);
    return Revival.DONE;
  }

  /** Whether all of the price came by this attempt, nobody took it, and nothing of it is back. */
  private boolean hasMoney(Order order, PaymentId payment) {
    List<PaymentView> paid =
        payments.attempts(order.number().reference()).stream()
            .filter(attempt -> attempt.status().isPaid())
            .toList();
    return paid.stream().allMatch(PaymentView::surplus)
        && paid.stream()
            .filter(attempt -> attempt.id().equals(payment))
            .anyMatch(attempt ->
                attempt.amount().equals(order.terms().price())
                    && attempt.refunded().equals(Money.ZERO));
  }

  /** The order of that number. Who may see it is the caller's question. */
  public Optional<Order> find(OrderNumber number) {
    return repository.find(number);
  }

  /** The order whose result page that is. */
  Optional<Order> find(ResultToken token) {
    return repository.findByToken(token);
  }

  List<HistoryEntry> history(OrderNumber number) {
    return repository.history(number);
  }

  /** What the platform keeps of an order that is placed now. */
  public FeeRate commission() {
    return settings.rules().rate();
  }
}
