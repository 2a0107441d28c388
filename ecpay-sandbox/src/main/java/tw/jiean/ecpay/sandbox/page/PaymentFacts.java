package tw.jiean.ecpay.sandbox.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;

/** What the result page says of a payment: how, with which card, when, or why not. */
final class PaymentFacts {

  private final List<Fact> facts = new ArrayList<>();

  private PaymentFacts() {}

  record Fact(String label, String value) {}

  static List<Fact> of(Trade trade, Language language) {
    PaymentFacts all = new PaymentFacts();
    if (trade.method() != null) {
      String method = language.text("method." + trade.method());
      String sub = trade.subPayment() == null ? "" : trade.subPayment();
      boolean choice = trade.method().subPayments().size() > 1;
      all.add(
          language,
          "paymentMethod",
          choice ? method + " · " + language.text("sub." + sub) : method);
    }
    all.addCard(trade, trade.card(), language);
    if (trade.paidAt() != null) {
      all.add(language, "paidAt", TaiwanTime.dateTime(trade.paidAt()));
    }
    if (trade.failure() != null) {
      all.add(language, "errorCode", trade.failure().rtnCode());
      all.add(language, "errorMessage", trade.failure().rtnMsg());
    }
    return all.facts;
  }

  private void addCard(Trade trade, @Nullable CardAttempt card, Language language) {
    if (card == null) {
      return;
    }
    add(language, "cardUsed", "•••• " + card.last4());
    if (card.instalments() != null) {
      add(language, "instalments", language.text("plan", card.instalments().count()));
    }
    if (card.points() != null) {
      long charged = trade.order().amount() - card.points().deducted();
      add(
          language,
          "pointsUsed",
          language.text(
              "points",
              card.points().used(),
              Pages.money(card.points().deducted()),
              Pages.money(charged)));
    }
  }

  private void add(Language language, String label, String value) {
    facts.add(new Fact(language.text(label), value));
  }
}
