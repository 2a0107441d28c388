package tw.jiean.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders that wait for their payment, put into the product's tables by SQL: as many as are wanted,
 * with random numbers like real ones, so that indexes are hit all over.
 */
final class PendingOrders {

  private static final String PEOPLE_AND_LISTING =
      """
      insert into account (email, display_name, role, password, created_at, updated_at)
      select 'bench-' || n || '@example.com', 'Bench ' || n, 'MEMBER', '{none}', now(), now()
      from generate_series(0, 1000) n
      on conflict do nothing;

      insert into listing (seller_id, title, description, created_at, updated_at, search_text,
        search_keys, price_from, days_from)
      select id, 'Bench', 'Measured, not sold', now(), now(), 'bench', '{b,e,n,c,h,be,en,nc,ch}',
        1200, 7
      from account where email = 'bench-0@example.com'
        and not exists (select from listing where title = 'Bench');

      insert into listing_plan (listing_id, kind, title, description, price, delivery_days)
      select id, 'standard', 'Standard', 'Measured, not sold', 1200, 7
      from listing where title = 'Bench'
      on conflict do nothing
      """;

  /** 26 of the 32 letters and digits that order numbers are made of, as random as a UUID. */
  private static final String RANDOM_26 =
      "substr(translate(upper(replace(gen_random_uuid()::text, '-', '')), '0189', 'GHJK'), 1, 26)";

  private static final String ORDERS =
      """
      with buyer as (
        select array_agg(id) as ids from account
        where email like 'bench-%%@example.com' and email <> 'bench-0@example.com'
      ), placed as (
        insert into orders (order_no, token, buyer_id, buyer_name, seller_id, seller_name,
          listing_id, title, plan, plan_title, plan_description, price, delivery_days, status,
          request_id, created_at)
        select %1$s, %1$s, buyer.ids[1 + n %% 1000], 'Bench', listing.seller_id, 'Bench',
          listing.id, listing.title, plan.kind, plan.title, plan.description, plan.price,
          plan.delivery_days, 'AWAITING_PAYMENT', gen_random_uuid()::text, now()
        from generate_series(1, ?) n, buyer, listing join listing_plan plan on plan.listing_id = listing.id
        where listing.title = 'Bench'
        returning id, order_no, token, price, request_id, created_at
      ), remembered as (
        insert into order_history (order_id, status, at)
        select id, 'AWAITING_PAYMENT', created_at from placed
      ), agreed as (
        insert into order_work (order_id, rules, questions, revisions, next_at)
        select id, '{"firstReminder":"PT24H","secondReminder":"PT72H","startWithout":"PT168H",
            "giveUp":"PT336H","review":"PT72H","reviewExtension":"PT96H","revision":"PT72H",
            "veryLate":"PT24H","extensionAnswer":"PT96H","cancelAnswer":"PT48H","ruling":"PT336H",
            "clearance":"PT336H","commission":1000}', '[]', 1, created_at + interval '14 days'
        from placed
      )
      insert into payment_attempt (reference, request_id, method, amount, merchant_id,
        merchant_trade_no, result_token, language, created_at, status)
      select order_no, request_id, 'credit_card', price, ?, 'JA' || substr(%1$s, 1, 16), token,
        'TRADITIONAL_CHINESE', created_at, 'created'
      from placed
      """
          .formatted(RANDOM_26);

  private final Connection database;
  private final String merchantId;

  PendingOrders(Connection database, String merchantId) throws SQLException {
    this.database = database;
    this.merchantId = merchantId;
    execute(PEOPLE_AND_LISTING);
  }

  /** Adds what is missing up to this number. */
  void topUp(int wanted) throws SQLException {
    long missing = wanted - number("select count(*) from payment_attempt where status = 'created'");
    if (missing > 0) {
      try (var insert = database.prepareStatement(ORDERS)) {
        insert.setLong(1, missing);
        insert.setString(2, merchantId);
        insert.executeUpdate();
      }
    }
  }

  /** So many of those that nobody has been told of, in no order. */
  List<PendingOrder> pick(int count) throws SQLException {
    try (var query =
        database.prepareStatement(
            """
            select id, merchant_trade_no, amount from payment_attempt
            where status = 'created' order by random() limit ?
            """)) {
      query.setInt(1, count);
      List<PendingOrder> picked = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          picked.add(new PendingOrder(row.getLong(1), row.getString(2), row.getLong(3)));
        }
      }
      return picked;
    }
  }

  /** What the notifications have done so far. */
  Effects effects() throws SQLException {
    return new Effects(
        number("select count(*) from payment_inbox"),
        number("select count(*) from payment_attempt where paid_at is not null"),
        number("select count(*) from orders where status <> 'AWAITING_PAYMENT'"),
        number("select count(*) from ledger_transfer where reason = 'payment_received'"));
  }

  /**
   * What must grow by one with each payment that is acknowledged.
   *
   * @param messages kept
   * @param attempts paid
   * @param orders paid
   * @param transfers booked
   */
  record Effects(long messages, long attempts, long orders, long transfers) {

    Effects since(Effects before) {
      return new Effects(
          messages - before.messages,
          attempts - before.attempts,
          orders - before.orders,
          transfers - before.transfers);
    }

    static Effects ofEach(long payments) {
      return new Effects(payments, payments, payments, payments);
    }
  }

  /** Writes out what is dirty and tidies up, so that every run starts alike. */
  void settle() throws SQLException {
    execute("vacuum (analyze)");
    execute("checkpoint");
  }

  /** The database's time. */
  OffsetDateTime now() throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery("select clock_timestamp()")) {
      row.next();
      return row.getObject(1, OffsetDateTime.class);
    }
  }

  /**
   * How many of the product's connections have asked the database anything since then. The empty
   * query by which its pool keeps a connection alive is nothing.
   */
  long connectionsUsedSince(OffsetDateTime then) throws SQLException {
    try (var query =
        database.prepareStatement(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and query_start > ?
              and query <> ''
            """)) {
      query.setObject(1, then);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
