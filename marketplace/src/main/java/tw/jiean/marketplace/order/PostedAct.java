package tw.jiean.marketplace.order;

import java.util.HashMap;
import java.util.Map;
import org.springframework.web.servlet.FlashMap;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * A form that a party of an order has sent from its page; see {@link PostedActs}.
 *
 * @param form its fields as they came
 * @param flash what the page after it says
 */
record PostedAct(Order order, SignedInAccount account, Map<String, String> form, FlashMap flash) {

  OrderNumber number() {
    return order.number();
  }

  AccountId by() {
    return account.id();
  }

  /** What the page shows again. */
  Map<String, String> typed() {
    Map<String, String> typed = new HashMap<>(form);
    typed.remove("_csrf");
    return typed;
  }

  /** Without what was typed, which is nothing for a log: it may be an account at a bank. */
  @Override
  public String toString() {
    return "PostedAct[" + order.number() + "]";
  }
}
