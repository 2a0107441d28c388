package tw.jiean.marketplace.order;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.ClosingCheck;
import tw.jiean.marketplace.account.PersonalData;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;

/** What orders say of a person: whether any is still open, and all of them for a copy. */
@Component
class OrdersOfAccount implements ClosingCheck, PersonalData {

  private final JdbcClient jdbc;
  private final Ledger ledger;

  OrdersOfAccount(JdbcClient jdbc, Ledger ledger) {
    this.jdbc = jdbc;
    this.ledger = ledger;
  }

  /** On either side. One that nobody has paid yet is open too: the money may be on its way. */
  @Override
  public Optional<String> stillOpen(AccountId account) {
    return openOrder(account).or(() -> earnings(account));
  }

  private Optional<String> earnings(AccountId account) {
    return ledger.balance(Side.sellerPayable(Long.toString(account.value()))) == 0
        ? Optional.empty()
        : Optional.of("order.closing.earnings");
  }

  private Optional<String> openOrder(AccountId account) {
    return jdbc.sql(
            """
            select 'order.closing.open' from orders
            where (buyer_id = :account or seller_id = :account)
              and status not in ('CANCELLED', 'COMPLETED', 'REVERSED')
            limit 1
            """)
        .param("account", account.value())
        .query(String.class)
        .optional();
  }

  @Override
  public String name() {
    return "orders";
  }

  @Override
  public Object of(AccountId account) {
    return jdbc.sql(
            """
            select order_no, case when buyer_id = :account then 'buyer' else 'seller' end as side,
              buyer_name, seller_name, title, plan, plan_title, plan_description, price, status,
              to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at
            from orders where buyer_id = :account or seller_id = :account order by id
            """)
        .param("account", account.value())
        .query()
        .listOfRows();
  }
}
