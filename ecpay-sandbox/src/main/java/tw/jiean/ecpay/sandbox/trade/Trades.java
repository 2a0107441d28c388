package tw.jiean.ecpay.sandbox.trade;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.time.Timed;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * All that can happen to trades. Each command commits the new state together with the notifications
 * that tell of it, then sends these and waits a moment for the shop's answers.
 *
 * <p>A command on a trade whose state does not allow it throws {@link ImpossibleNow}.
 */
public final class Trades implements Timed {

  /** How often the 3-D code may be wrong before the payment has failed. */
  public static final int MAX_WRONG_CODES = 3;

  private final StateStore store;
  private final TradeStore trades;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final FeeTable fees;
  private final Clock clock;
  private final CodeIssuer issuer;
  private final List<Consumer<Trade>> paid = new CopyOnWriteArrayList<>();
  private final History history;

  /** The trades that the store holds. */
  public Trades(
      StateStore store,
      NotificationSender sender,
      Merchants merchants,
      FeeTable fees,
      CodeIssuer issuer,
      Clock clock) {
    this.store = store;
    this.trades = new TradeStore(store);
    this.sender = sender;
    this.merchants = merchants;
    this.fees = fees;
    this.clock = clock;
    this.issuer = issuer;
    this.history = new History(store);
  }

  /** Has something done whenever a trade has been paid, in the same change of the store. */
  public void whenPaid(Consumer<Trade> then) {
    paid.add(then);
  }

  /** Takes an order in; empty when the trade number was used before. */
  public Optional<Trade> accept(OrderDraft draft) {
    return store.change(() -> {
      if (trades.taken(draft)) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      Trade trade =
          Trade.accepted(
              new Order(
                  trades.nextId(),
                  newCashierId(),
                  draft.merchantId(),
                  draft.merchantTradeNo(),
                  issuer.tradeNo(now),
                  draft.amount(),
                  draft.choosePayment(),
                  draft.methods(),
                  draft.instalments(),
                  draft.fields(),
                  draft.warnings(),
                  now));
      trades.insert(trade);
      return Optional.of(trade);
    });
  }

  /** A seed may give those again that it gave before a restart. */
  private String newCashierId() {
    String id = issuer.cashierId();
    while (trades.ofCashier(id).isPresent()) {
      id = issuer.cashierId();
    }
    return id;
  }

  /** Every trade, newest first. */
  public List<Trade> all() {
    return trades.all();
  }

  /**
   * The trade with the sandbox's own number.
   *
   * @throws UnknownTrade when there is none
   */
  public Trade get(long id) {
    return trades.get(id);
  }

  /** When a trade came into each of its states after the first, oldest first. */
  public List<Moment> history(long id) {
    return history.of(id);
  }

  /** Whether a merchant has ordered anything, or sold under it as a platform. */
  public boolean anyOf(String merchantId) {
    return trades.all().stream()
        .map(Trade::order)
        .anyMatch(order ->
            order.merchantId().equals(merchantId)
                || order.platformId().filter(merchantId::equals).isPresent());
  }

  /** The trade of a merchant. */
  public Optional<Trade> find(String merchantId, String merchantTradeNo) {
    return trades.find(merchantId, merchantTradeNo);
  }

  /** The trade whose cashier pages carry that name. */
  public Optional<Trade> ofCashier(String cashierId) {
    return trades.ofCashier(cashierId);
  }

  /**
   * The newest trade of that number, whoever's it is.
   *
   * @throws UnknownTrade when there is none
   */
  public Trade newest(String merchantTradeNo) {
    return trades.newest(merchantTradeNo).orElseThrow(() -> new UnknownTrade(merchantTradeNo));
  }

  /** Issues the code of the first method of the order that has one, at its first bank or store. */
  public Trade issue(long id) {
    return issue(id, BuyersChoice.any());
  }

  /** Issues the code that the buyer asked for, or hands his application to a financier. */
  public Trade issue(long id, BuyersChoice choice) {
    return change(id, step -> step.issue(choice));
  }

  /** Notes the bank or wallet on whose screen the buyer is going to pay. */
  public Trade choose(long id, PaymentMethod method, String subPayment) {
    return change(id, step -> step.choose(method, subPayment));
  }

  /**
   * Pays as the buyer would, by the method chosen so far or else the order's first. What has to
   * come before happens too: the code is issued, the test card is entered.
   */
  public Trade pay(long id) {
    return pay(id, BuyersChoice.any());
  }

  /** Pays as the buyer wants to; with a card that the bank declines the trade has failed then. */
  public Trade pay(long id, BuyersChoice choice) {
    return change(id, step -> step.pay(choice));
  }

  /** Sends a payment with {@code SimulatePaid=1}; the trade stays unpaid. */
  public Trade simulate(long id) {
    return change(id, TradeStep::simulate);
  }

  /** Ends the trade unpaid and tells the shop why; 10300066 leaves it open, the result unknown. */
  public Trade fail(long id, Failure failure) {
    return change(id, step -> step.fail(failure));
  }

  /** The card that the shop's member paid with last, if the order wants it remembered. */
  public Optional<TestCard> rememberedCard(Order order) {
    Optional<String> member = order.rememberedFor();
    if (member.isEmpty()) {
      return Optional.empty();
    }
    return trades.all().stream()
        .filter(trade -> trade.order().rememberedFor().equals(member))
        .filter(trade -> trade.state() == TradeState.PAID)
        .map(Trade::card)
        .filter(card -> card != null && !card.unionPay())
        .flatMap(card -> TestCard.of(card).stream())
        .findFirst();
  }

  /** Ends the trade unpaid as mostly happens with its method. */
  public Trade decline(long id) {
    return change(id, TradeStep::decline);
  }

  /** Hands in a card: it then waits for its bank's check, or was declined. */
  public Trade enterCard(long id, CardEntry entry) {
    return change(id, step -> step.enterCard(entry));
  }

  /** Hands in the 3-D code of the card: paid when right, failed after the last wrong one. */
  public Trade enterCode(long id, String code) {
    return change(id, step -> step.enterCode(code));
  }

  /** Lets the trade's time run out. ECPay tells the shop nothing. */
  public Trade expire(long id) {
    return change(id, TradeStep::expire);
  }

  @Override
  public Optional<Instant> nextDue() {
    return trades
        .running()
        .flatMap(trade -> trade.expiresAt().stream())
        .min(Comparator.naturalOrder());
  }

  /** Lets every code run out whose deadline has passed by then. */
  @Override
  public void runDue(Instant moment) {
    trades
        .running()
        .filter(trade -> trade.overdue(moment))
        .toList()
        .forEach(trade -> change(trade.order().id(), TradeStep::expireIfOverdue));
  }

  /** Sends the trade's newest notification again, answered or not. */
  public Trade resend(long id) {
    Trade trade = trades.get(id);
    if (!sender.resend(id)) {
      throw new ImpossibleNow(trade.order().merchantTradeNo(), "has sent no notification yet");
    }
    return trade;
  }

  /** What the buyer's browser carries to {@code OrderResultURL}, signed. */
  public Form browserResult(Trade trade) {
    return sign(trade, Messages.payment(trade, fees, "Succeeded", false, clock.instant()));
  }

  /** What the buyer's browser carries to {@code ClientRedirectURL}, signed. */
  public Form browserCode(Trade trade, PaymentCode code) {
    return sign(trade, Messages.codeIssued(trade, code));
  }

  /** What a query answers about a trade number, not signed. */
  public Form tradeInfo(String merchantId, String merchantTradeNo) {
    return find(merchantId, merchantTradeNo)
        .map(trade -> Messages.tradeInfo(trade, fees))
        .orElseGet(() -> noTradeInfo(merchantId, merchantTradeNo, "10200047"));
  }

  /** What a query answers that cannot be answered, not signed. */
  public Form noTradeInfo(String merchantId, String merchantTradeNo, String tradeStatus) {
    return Messages.noTradeInfo(merchantId, merchantTradeNo, tradeStatus);
  }

  /** What the code query answers about a trade number, not signed. */
  public Form paymentInfo(String merchantId, String merchantTradeNo) {
    return find(merchantId, merchantTradeNo)
        .map(Messages::paymentInfo)
        .orElseGet(() -> noPaymentInfo(merchantId, merchantTradeNo, "10200047"));
  }

  /** What the code query answers that cannot be answered, not signed. */
  public Form noPaymentInfo(String merchantId, String merchantTradeNo, String rtnCode) {
    return Messages.noPaymentInfo(merchantId, merchantTradeNo, rtnCode);
  }

  private Trade change(long id, Consumer<TradeStep> command) {
    TradeStep done =
        store.change(() -> {
          Trade trade = trades.get(id);
          TradeStep step = new TradeStep(trade, issuer, sender, merchants, fees, clock.instant());
          command.accept(step);
          trades.update(step.trade());
          if (trade.paidAt() == null && step.trade().paidAt() != null) {
            paid.forEach(it -> it.accept(step.trade()));
          }
          history.note(trade, step.trade(), clock.instant());
          return step;
        });
    done.notifications().forEach(sender::send);
    return done.trade();
  }

  private Form sign(Trade trade, Form form) {
    return merchants.signerOf(trade.order()).sign(form);
  }
}
