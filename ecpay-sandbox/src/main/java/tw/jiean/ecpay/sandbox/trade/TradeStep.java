package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
  private final Merchant merchant;
  private final Instant now;
  private final List<Notification> notifications = new ArrayList<>();
  private Trade trade;

  TradeStep(
      Trade trade, CodeIssuer issuer, NotificationSender sender, Merchant merchant, Instant now) {
    this.trade = trade;
    this.issuer = issuer;
    this.sender = sender;
    this.merchant = merchant;
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
    String fixed = trade.order().subPayment().filter(method.subPayments()::contains).orElse("");
    trade = trade.choosing(method, fixed.isEmpty() ? subPayment : fixed);
  }

  void issueCode(PaymentMethod method) {
    if (trade.method() != method) {
      chooseFirst(method);
    }
    String subPayment = trade.subPayment() == null ? "" : trade.subPayment();
    PaymentCode code = issuer.code(trade, method, subPayment, now);
    trade = trade.issued(code);
    tell("PaymentInfoURL", message -> Messages.codeIssued(trade, code));
  }

  void issueFirstCode() {
    PaymentMethod chosen = trade.method();
    issueCode(
        chosen != null && chosen.paidByCode()
            ? chosen
            : trade.order().methods().stream()
                .filter(PaymentMethod::paidByCode)
                .findFirst()
                .orElseThrow(() -> impossible("is not paid by a code")));
  }

  void pay() {
    prepare();
    finishPaid();
  }

  void simulate() {
    prepare();
    trade = trade.paidOnlySimulated();
    tellPayment(true);
  }

  void fail(Failure failure) {
    if (trade.method() == null && trade.state().open()) {
      chooseFirst(trade.order().methods().get(0));
    }
    trade = trade.failed(failure, now);
    tellPayment(false);
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

  void enterCard(String number) {
    choose(PaymentMethod.CREDIT, PaymentMethod.CREDIT.subPayments().get(0));
    trade = trade.withCard(issuer.cardAttempt(number));
    if (!TestCard.accepted(number)) {
      fail(Failure.declined());
    }
  }

  void enterCode(String code) {
    CardAttempt card = trade.card();
    if (card == null) {
      throw impossible("has no card yet");
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

  /** Does what a buyer does before he pays, as far as it has not been done. */
  private void prepare() {
    if (trade.overdue(now)) {
      throw impossible("has a code that has run out");
    }
    PaymentMethod chosen = trade.method();
    PaymentMethod method = chosen == null ? trade.order().methods().get(0) : chosen;
    if (chosen == null) {
      chooseFirst(method);
    }
    if (method.paidByCode() && trade.state() == TradeState.CREATED) {
      issueCode(method);
    }
    if (method == PaymentMethod.CREDIT && trade.card() == null) {
      trade = trade.withCard(issuer.cardAttempt(TestCard.DOMESTIC.number()));
    }
  }

  private void chooseFirst(PaymentMethod method) {
    choose(method, method.subPayments().get(0));
  }

  private void tellPayment(boolean simulated) {
    tell("ReturnURL", message -> Messages.payment(trade, message, simulated, now));
  }

  /** First sending and repeat differ in {@code RtnMsg}, so each has a signature of its own. */
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
                    merchant.sign(message.apply("交易成功")).encoded(),
                    merchant.sign(message.apply("paid")).encoded())));
  }

  private ImpossibleNow impossible(String reason) {
    return new ImpossibleNow(trade.order().merchantTradeNo(), reason);
  }
}
