package tw.jiean.ecpay.sandbox;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Paid cards, and what a shop's server asks about them. */
abstract class CardTestBase extends SandboxTestBase {

  static final String DO_ACTION = "/CreditDetail/DoAction";
  static final String QUERY = "/CreditDetail/QueryTrade/V2";

  /** Places an order and pays it as a buyer would. */
  String paid(Form order) {
    return paid(order, BuyersChoice.any());
  }

  String paid(Form order, BuyersChoice choice) {
    browser.open(order);
    String number = TestOrders.number(order);
    control.pay(number, choice);
    return number;
  }

  /** Moves the sandbox to the next time that the clock on Taiwan's walls shows that. */
  void until(int hour, int minute) {
    LocalTime now = TaiwanTime.at(control.now()).toLocalTime();
    Duration distance = Duration.between(now, LocalTime.of(hour, minute));
    control.advance(distance.isNegative() || distance.isZero() ? distance.plusDays(1) : distance);
  }

  /** {@code RtnCode} of the answer. */
  String act(String number, String action, long amount) {
    return rtnCode(action(number, action, amount));
  }

  String rtnCode(Form request) {
    return Answers.fields(browser.post(DO_ACTION, request).body()).getOrDefault("RtnCode", "");
  }

  Form action(String number, String action, long amount) {
    return Answers.action(number, control.trade(number).tradeNo(), action, amount);
  }

  AuthorisationView card(String number) {
    List<AuthorisationView> all = control.authorisations(number);
    return all.get(all.size() - 1);
  }

  String state(String number) {
    return card(number).state();
  }

  /** The body of the card query's answer. */
  String query(String number, Map<String, String> changes) {
    Form query =
        Form.of(
            "MerchantID", "3002607",
            "CreditRefundId", Long.toString(card(number).gwsr()),
            "CreditAmount", Long.toString(card(number).amount()),
            "CreditCheckCode", Merchant.published().creditCheckCode());
    for (var change : changes.entrySet()) {
      query = query.replacing(change.getKey(), change.getValue());
    }
    return browser.post(QUERY, TestOrders.signed(query)).body();
  }
}
