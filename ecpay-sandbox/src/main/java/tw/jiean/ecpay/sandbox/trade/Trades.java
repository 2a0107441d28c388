package tw.jiean.ecpay.sandbox.trade;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import tw.jiean.ecpay.sandbox.notify.Notification;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * All that can happen to trades. Each command commits the new state together with the notifications
 * that tell of it, then sends these and waits a moment for the shop's answers.
 *
 * <p>A command on a trade whose state does not allow it throws {@link ImpossibleNow}.
 */
public final class Trades {

  /** How often the 3-D code may be wrong before the payment has failed. */
  public static final int MAX_WRONG_CODES = 3;

  private final StateStore store;
  private final TradeStore trades;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final Clock clock;
  private final CodeIssuer issuer = new CodeIssuer();

  /** The trades that the store holds. */
  public Trades(StateStore store, NotificationSender sender, Merchants merchants, Clock clock) {
    this.store = store;
    this.trades = new TradeStore(store);
    this.sender = sender;
    this.merchants = merchants;
    this.clock = clock;
  }

  /** Takes an order in; empty when the merchant has used that trade number before. */
  public Optional<Trade> accept(OrderDraft draft) {
    return store.change(() -> {
      if (trades.taken(draft.merchantId(), draft.merchantTradeNo())) {
        return Optional.empty();
      }
      Instant now = clock.instant();
      Trade trade =
          Trade.accepted(
              new Order(
                  trades.nextId(),
                  issuer.cashierId(),
                  draft.merchantId(),
                  draft.merchantTradeNo(),
                  issuer.tradeNo(now),
                  draft.amount(),
                  draft.choosePayment(),
                  draft.methods(),
                  draft.fields(),
                  draft.warnings(),
                  now));
      trades.insert(trade);
      return Optional.of(trade);
    });
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
    return trades.all().stream()
        .filter(trade -> trade.order().merchantTradeNo().equals(merchantTradeNo))
        .findFirst()
        .orElseThrow(() -> new UnknownTrade(merchantTradeNo));
  }

  /** Issues the code of the first method of the order that has one, at its first bank or store. */
  public Trade issue(long id) {
    return change(id, step -> step.issueCode(codeMethod(step.trade)));
  }

  /** Issues the code that the buyer asked for. */
  public Trade issue(long id, PaymentMethod method, String subPayment) {
    return change(
        id,
        step -> {
          step.choose(method, subPayment);
          step.issueCode(method);
        });
  }

  /** Notes the bank at whose desk the buyer is going to pay. */
  public Trade choose(long id, PaymentMethod method, String subPayment) {
    return change(id, step -> step.choose(method, subPayment));
  }

  /**
   * Pays as the buyer would, by the method chosen so far or else the order's first. What has to
   * come before happens too: the code is issued, the test card is entered.
   */
  public Trade pay(long id) {
    return change(
        id,
        step -> {
          step.prepare();
          step.trade = step.trade.paid(step.now);
          step.tellPayment(false);
        });
  }

  /** Sends a payment with {@code SimulatePaid=1}; the trade stays unpaid. */
  public Trade simulate(long id) {
    return change(
        id,
        step -> {
          step.prepare();
          step.trade = step.trade.paidOnlySimulated();
          step.tellPayment(true);
        });
  }

  /** Ends the trade unpaid and tells the shop why. */
  public Trade fail(long id, Failure failure) {
    return change(id, step -> step.fail(failure));
  }

  /** Hands in a card: it then waits for its 3-D code, or was declined. */
  public Trade enterCard(long id, String number) {
    return change(
        id,
        step -> {
          step.choose(PaymentMethod.CREDIT, "CreditCard");
          step.trade = step.trade.withCard(issuer.cardAttempt(number));
          if (!TestCard.accepted(number)) {
            step.fail(Failure.of(Failure.DECLINED));
          }
        });
  }

  /** Hands in the 3-D code of the card: paid when right, failed after the last wrong one. */
  public Trade enterCode(long id, String code) {
    return change(
        id,
        step -> {
          CardAttempt card = step.trade.card();
          if (card == null) {
            throw new ImpossibleNow(step.trade.order().merchantTradeNo(), "has no card yet");
          }
          if (code.equals(TestCard.CODE)) {
            step.trade = step.trade.paid(step.now);
            step.tellPayment(false);
          } else {
            CardAttempt wrong = card.withWrongCode();
            step.trade = step.trade.withCard(wrong);
            if (wrong.wrongCodes() >= MAX_WRONG_CODES) {
              step.fail(Failure.of(Failure.NOT_PAID));
            }
          }
        });
  }

  /** Lets the trade's time run out. ECPay tells the shop nothing. */
  public Trade expire(long id) {
    return change(id, step -> step.trade = step.trade.expired());
  }

  /** Lets every code run out whose deadline has passed by the clock. */
  public void expireDue() {
    Instant now = clock.instant();
    for (Trade trade : trades.all()) {
      if (trade.state() == TradeState.CODE_ISSUED && overdue(trade, now)) {
        store.change(() -> {
          Trade current = trades.get(trade.order().id());
          return current.state() == TradeState.CODE_ISSUED
              ? trades.update(current.expired())
              : current;
        });
      }
    }
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
    return sign(trade, Messages.payment(trade, "Succeeded", false, clock.instant()));
  }

  /** What the buyer's browser carries to {@code ClientRedirectURL}, signed. */
  public Form browserCode(Trade trade, PaymentCode code) {
    return sign(trade, Messages.codeIssued(trade, code));
  }

  /** What a query answers about a trade number, not signed. */
  public Form tradeInfo(String merchantId, String merchantTradeNo) {
    return find(merchantId, merchantTradeNo)
        .map(Messages::tradeInfo)
        .orElseGet(() -> noTradeInfo(merchantId, merchantTradeNo, "10200047"));
  }

  /** What a query answers that cannot be answered, not signed. */
  public Form noTradeInfo(String merchantId, String merchantTradeNo, String tradeStatus) {
    return Messages.noTradeInfo(merchantId, merchantTradeNo, tradeStatus);
  }

  private Trade change(long id, Consumer<Step> command) {
    Step done =
        store.change(() -> {
          Step step = new Step(trades.get(id), clock.instant());
          command.accept(step);
          trades.update(step.trade);
          return step;
        });
    done.notifications.forEach(sender::send);
    return done.trade;
  }

  private Form sign(Trade trade, Form form) {
    return merchants.require(trade.order().merchantId()).sign(form);
  }

  private static PaymentMethod codeMethod(Trade trade) {
    PaymentMethod chosen = trade.method();
    if (chosen != null && chosen.paidByCode()) {
      return chosen;
    }
    return trade.order().methods().stream()
        .filter(PaymentMethod::paidByCode)
        .findFirst()
        .orElseThrow(
            () -> new ImpossibleNow(trade.order().merchantTradeNo(), "is not paid by a code"));
  }

  private static boolean overdue(Trade trade, Instant now) {
    PaymentCode code = trade.code();
    return code != null && now.isAfter(code.expiresAt());
  }

  /** One command under way: the trade as far as it is, and what will have to be sent. */
  private final class Step {

    private final Instant now;
    private final List<Notification> notifications = new ArrayList<>();
    private Trade trade;

    Step(Trade trade, Instant now) {
      this.trade = trade;
      this.now = now;
    }

    void choose(PaymentMethod method, String subPayment) {
      if (trade.state() != TradeState.CREATED || !trade.order().methods().contains(method)) {
        throw new ImpossibleNow(
            trade.order().merchantTradeNo(), "cannot be paid by " + method.wireName());
      }
      String fixed = trade.order().subPayment().filter(method.subPayments()::contains).orElse(null);
      trade = trade.choosing(method, fixed == null ? subPayment : fixed);
    }

    void issueCode(PaymentMethod method) {
      if (trade.method() != method) {
        choose(method, method.subPayments().get(0));
      }
      String subPayment = trade.subPayment() == null ? "" : trade.subPayment();
      PaymentCode code = issuer.code(trade, method, subPayment, now);
      trade = trade.issued(code);
      tell("PaymentInfoURL", message -> Messages.codeIssued(trade, code));
    }

    void prepare() {
      if (overdue(trade, now)) {
        throw new ImpossibleNow(trade.order().merchantTradeNo(), "has a code that has run out");
      }
      PaymentMethod chosen = trade.method();
      PaymentMethod method = chosen == null ? trade.order().methods().get(0) : chosen;
      if (chosen == null) {
        choose(method, method.subPayments().get(0));
      }
      if (method.paidByCode() && trade.state() == TradeState.CREATED) {
        issueCode(method);
      }
      if (method == PaymentMethod.CREDIT && trade.card() == null) {
        trade = trade.withCard(issuer.cardAttempt(TestCard.DOMESTIC.number()));
      }
    }

    void fail(Failure failure) {
      if (trade.method() == null && trade.state().open()) {
        PaymentMethod method = trade.order().methods().get(0);
        choose(method, method.subPayments().get(0));
      }
      trade = trade.failed(failure, now);
      tellPayment(false);
    }

    void tellPayment(boolean simulated) {
      tell("ReturnURL", message -> Messages.payment(trade, message, simulated, now));
    }

    private void tell(String kind, Function<String, Form> message) {
      Order order = trade.order();
      order
          .url(kind)
          .ifPresent(url ->
              notifications.add(
                  sender.add(
                      order.id(),
                      order.merchantTradeNo(),
                      kind,
                      url,
                      sign(trade, message.apply("交易成功")).encoded(),
                      sign(trade, message.apply("paid")).encoded())));
    }
  }
}
