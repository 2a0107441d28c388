package tw.jiean.marketplace.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what was acknowledged with what the database has. */
final class Books {

  private static final String EFFECTS =
      """
      select a.merchant_trade_no, a.status as attempt, o.status as ordered,
        (select count(*) from payment_inbox i
          where i.merchant_trade_no = a.merchant_trade_no) as kept,
        (select count(*) from payment_inbox i
          where i.merchant_trade_no = a.merchant_trade_no
            and i.verdict = 'applied') as applied,
        (select count(*) from order_history h
          where h.order_id = o.id and h.status = 'AWAITING_REQUIREMENTS') as history,
        (select count(*) from ledger_transfer t
          where t.debit_account = 'ecpay_receivable' and t.debit_subject = a.id::text
            and t.credit_account = 'order_escrow' and t.credit_subject = a.reference
            and t.amount = a.amount) as booked,
        (select count(*) from ledger_entry e
          where e.account = 'ecpay_receivable' and e.subject = a.id::text) +
        (select count(*) from ledger_entry e
          where e.account = 'order_escrow' and e.subject = a.reference) as entries
      from payment_attempt a join orders o on o.order_no = a.reference
      where a.merchant_trade_no = any (?)
      """;

  private static final String TOTALS =
      """
      select
        (select coalesce(sum(amount), 0) from payment_attempt where status = 'paid') as paid,
        (select coalesce(sum(amount), 0) from ledger_entry where account = 'ecpay_receivable') as due,
        (select coalesce(-sum(amount), 0) from ledger_entry where account = 'order_escrow') as held,
        (select coalesce(sum(amount), 0) from ledger_entry) as everything,
        (select coalesce(sum(amount), 0) from ledger_transfer) as moved,
        (select coalesce(sum(amount), 0) from ledger_turnover) as summed
      """;

  private final DurablePostgres database;

  Books(DurablePostgres database) {
    this.database = database;
  }

  /**
   * Holds the database against what the shop has acknowledged: that has had its effect, once and
   * whole; the rest has had it once and whole, or not at all.
   */
  void compare(Collection<Notice> sent, Set<String> acknowledged) throws SQLException {
    Set<String> tradeNos = sent.stream().map(Notice::tradeNo).collect(Collectors.toSet());
    Map<String, Effect> effects = effects(tradeNos);
    assertThat(effects).hasSameSizeAs(tradeNos);
    effects.forEach((tradeNo, effect) -> {
      if (acknowledged.contains(tradeNo)) {
        assertThat(effect).as("%s, which was acknowledged", tradeNo).isEqualTo(Effect.ONCE);
      } else {
        assertThat(effect).as(tradeNo).isIn(Effect.ONCE, Effect.NONE);
      }
    });
  }

  /** Whether a message has had its effect, once and whole. */
  boolean has(Notice message) throws SQLException {
    return Effect.ONCE.equals(effects(List.of(message.tradeNo())).get(message.tradeNo()));
  }

  private Map<String, Effect> effects(Collection<String> tradeNos) throws SQLException {
    Map<String, Effect> effects = new LinkedHashMap<>();
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(EFFECTS)) {
      query.setArray(1, connection.createArrayOf("text", tradeNos.toArray()));
      try (var row = query.executeQuery()) {
        while (row.next()) {
          effects.put(
              row.getString("merchant_trade_no"),
              new Effect(
                  row.getInt("kept"),
                  row.getInt("applied"),
                  row.getString("attempt"),
                  row.getString("ordered"),
                  row.getInt("history"),
                  row.getInt("booked"),
                  row.getInt("entries")));
        }
      }
    }
    return effects;
  }

  /** Holds all sums against each other: what ECPay owes is what was paid and what we hold. */
  void balance() throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(TOTALS)) {
      row.next();
      assertThat(row.getLong("everything")).as("all entries together").isZero();
      assertThat(row.getLong("summed")).as("what is summed up").isEqualTo(row.getLong("moved"));
      assertThat(row.getLong("due")).as("what ECPay owes").isEqualTo(row.getLong("paid"));
      assertThat(row.getLong("held")).as("what we hold").isEqualTo(row.getLong("paid"));
    }
  }

  /**
   * What a payment has left behind.
   *
   * @param kept messages in the inbox
   * @param applied those that had an effect
   * @param attempt the status of the attempt
   * @param order the status of the order
   * @param history how often the order's history says that it was paid
   * @param booked right transfers in the ledger
   * @param entries entries of the ledger for the attempt and the order, whatever they say
   */
  private record Effect(
      int kept, int applied, String attempt, String order, int history, int booked, int entries) {

    static final Effect NONE = new Effect(0, 0, "created", "AWAITING_PAYMENT", 0, 0, 0);
    static final Effect ONCE = new Effect(1, 1, "paid", "AWAITING_REQUIREMENTS", 1, 1, 2);
  }
}
