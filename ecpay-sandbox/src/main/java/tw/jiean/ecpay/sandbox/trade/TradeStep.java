package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tw.jiean.ecpay.sandbox.notify.Notification;
import tw.jiean.ecpay.sandbox.notify.NotificationSender;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * One command on one trade, while it is under way: how far the trade is, and what has to be sent
 * once that is committed. Lives inside one change of the store.
 */
final class TradeStep {

  private final CodeIssuer issuer;
  private final NotificationSender sender;
  private final Merchants merchants;
  private final FeeTable fees;
  private final Instant now;
  private final List<Notification> notifications = new ArrayList<>();
  private Trade trade;

  TradeStep(
      Trade trade,
      CodeIssuer issuer,
      NotificationSender sender,
      Merchants merchants,
      FeeTable fees,
      Instant now) {
    this.trade = trade;
    this.issuer = issuer;
    this.sender = sender;
    this.merchants = merchants;
    this.fees = fees;
    this.now = now;
  }

  Trade trade() {
    return trade;
  }

  List<Notification> notifications() {
    return notifications;
  }

  /** Takes the buyer's choice; what the shop fixed comes before it. */
  void choose(PaymentMethod method, String subPayment) {
    if (trade.state() != TradeState.CREATED || !trade.order().methods().contains(method)) {
      throw impossible("cannot be paid by " + method.wireName());
    }
    String sub =
        trade.order().subPayment().filter(method.subPayments()::contains).orElse(subPayment);
    if (!method.has(sub)) {
      throw impossible("cannot be paid at " + sub);
    }
    trade = trade.choosing(method, sub);
  }

  /** Issues what the buyer asked for, or else the first code that the order's methods have. */
  void issue(BuyersChoice choice) {
    PaymentMethod wanted = choice.method() == null ? trade.method() : choice.method();
    PaymentMethod method =
        wanted != null && wanted.paidLater()
            ? wanted
            : trade.order().methods().stream()
                .filter(PaymentMethod::paidLater)
                .findFirst()
                .orElseThrow(() -> impossible("is not paid by a code"));
    choose(method, choice);
    issueCode(method, choice);
  }

  void pay(BuyersChoice choice) {
    if (prepare(choice)) {
      finishPaid();
    }
  }

  void simulate() {
    if (prepare(BuyersChoice.any())) {
      trade = trade.paidOnlySimulated();
      tellPayment(true);
    }
  }

  void fail(Failure failure) {
    if (trade.method() == null && trade.state().open()) {
      choose(trade.order().methods().get(0), BuyersChoice.any());
    }
    trade = trade.failed(failure, now);
    tellPayment(false);
  }

  /** Fails as the method mostly does. */
  void decline() {
    PaymentMethod method = trade.method();
    fail(Failure.usual(method == null ? trade.order().methods().get(0) : method));
  }

  void expire() {
    trade = trade.expired();
  }

  /** The clock's expiry, which comes too late when the trade has been paid meanwhile. */
  void expireIfOverdue() {
    if (trade.overdue(now)) {
      expire();
    }
  }

  /** Whether the card goes on to its bank's check; otherwise the payment has failed. */
  boolean enterCard(CardEntry entry) {
    Order order = trade.order();
    boolean planOffered =
        entry.instalments() == null
            ? !order.onlyInInstalments()
            : order.instalments().contains(entry.instalments());
    if (!planOffered) {
      throw impossible("is not paid in such instalments");
    }
    if (entry.redeem() && !order.redeemable()) {
      throw impossible("takes no bonus points");
    }
    choose(PaymentMethod.CREDIT, "");
    Optional<TestCard> card = TestCard.of(entry.number());
    boolean unionPay = card.isPresent() && card.get().unionPay();
    trade = trade.withCard(issuer.cardAttempt(entry, unionPay, order.amount()));
    if (card.isEmpty()) {
      fail(TestCard.refusalOf(entry.number()));
      return false;
    }
    if (!card.get().fits(order, entry.instalments())) {
      fail(Failure.declined());
      return false;
    }
    return true;
  }

  void enterCode(String code) {
    CardAttempt card = trade.card();
    if (card == null || card.unionPay()) {
      throw impossible("waits for no 3-D code");
    }
    if (code.equals(TestCard.CODE)) {
      finishPaid();
      return;
    }
    CardAttempt wrong = card.withWrongCode();
    trade = trade.withCard(wrong);
    if (wrong.wrongCodes() >= Trades.MAX_WRONG_CODES) {
      fail(Failure.notPaid());
    }
  }

  private void finishPaid() {
    trade = trade.paid(now);
    tellPayment(false);
  }

  /**
   * Does what a buyer does before he pays, as far as it has not been done. Gives whether he can
   * pay: his bank may refuse the card.
   */
  private boolean prepare(BuyersChoice choice) {
    if (!trade.state().open()) {
      throw impossible("is already " + trade.state().word());
    }
    if (trade.overdue(now)) {
      throw impossible("has a code that has run out");
    }
    PaymentMethod chosen = choice.method() == null ? trade.method() : choice.method();
    PaymentMethod method = chosen == null ? trade.order().methods().get(0) : chosen;
    boolean same = choice.subPayment() == null || choice.subPayment().equals(trade.subPayment());
    if (trade.method() != method || !same) {
      choose(method, choice);
    }
    if (method.paidLater() && trade.state() == TradeState.CREATED) {
      issueCode(method, choice);
    }
    if (method == PaymentMethod.CREDIT && (trade.card() == null || choice.aboutCard())) {
      return enterCard(cardEntry(choice));
    }
    if (method == PaymentMethod.APPLE_PAY && trade.card() == null) {
      trade = trade.withCard(issuer.deviceCard());
    }
    if (trade.source() == null) {
      String sub = trade.subPayment() == null ? "" : trade.subPayment();
      issuer.source(method, sub).ifPresent(it -> trade = trade.withSource(it));
    }
    return true;
  }

  /** The card of a buyer who has the one that the order wants. */
  private CardEntry cardEntry(BuyersChoice choice) {
    Order order = trade.order();
    Instalments plan =
        choice.instalments() == null && order.onlyInInstalments()
            ? order.instalments().get(0)
            : choice.instalments();
    String number = choice.card();
    return new CardEntry(
        number == null ? TestCard.fitting(order, plan).number() : number, plan, choice.redeem());
  }

  private void choose(PaymentMethod method, BuyersChoice choice) {
    String sub = choice.subPayment();
    choose(method, sub == null ? method.firstSubPayment() : sub);
  }

  private void issueCode(PaymentMethod method, BuyersChoice choice) {
    String sub = trade.subPayment() == null ? "" : trade.subPayment();
    PaymentCode code = issuer.code(trade.order(), method, sub, choice.instalments(), now);
    trade = trade.issued(code);
    tell("PaymentInfoURL", message -> Messages.codeIssued(trade, code));
  }

  private void tellPayment(boolean simulated) {
    tell("ReturnURL", message -> Messages.payment(trade, fees, message, simulated, now));
  }

  /** First sending and repeat differ in {@code RtnMsg}, so each has a signature of its own. */
  private void tell(String kind, Function<String, Form> message) {
    Order order = trade.order();
    order
        .url(kind)
        .ifPresent(url -> {
          Merchant keys = merchants.signerOf(order);
          notifications.add(
              sender.add(
                  order.id(),
                  order.merchantTradeNo(),
                  kind,
                  url,
                  keys.sign(message.apply("交易成功")).encoded(),
                  keys.sign(message.apply("paid")).encoded()));
        });
  }

  private ImpossibleNow impossible(String reason) {
    return new ImpossibleNow(trade.order().merchantTradeNo(), reason);
  }
}
