package tw.jiean.marketplace.catalog;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountClosed;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountReinstated;
import tw.jiean.marketplace.account.AccountSuspended;

/**
 * Hides the listings of sellers who are suspended or gone, in the transaction that says so. What
 * staff had hidden for another reason stays hidden when the seller comes back.
 */
@Component
class SellerStanding {

  private static final String SUSPENDED = "賣家帳號停權 (account suspended)";
  private static final String CLOSED = "賣家帳號已關閉 (account closed)";

  private final JdbcClient jdbc;

  SellerStanding(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(AccountSuspended event) {
    hide(event.account(), SUSPENDED);
  }

  @EventListener
  void on(AccountReinstated event) {
    jdbc.sql("update listing set hidden_reason = null where seller_id = ? and hidden_reason = ?")
        .param(event.account().value())
        .param(SUSPENDED)
        .update();
  }

  @EventListener
  void on(AccountClosed event) {
    hide(event.account(), CLOSED);
  }

  private void hide(AccountId seller, String reason) {
    jdbc.sql("update listing set hidden_reason = ? where seller_id = ? and hidden_reason is null")
        .param(reason)
        .param(seller.value())
        .update();
  }
}
