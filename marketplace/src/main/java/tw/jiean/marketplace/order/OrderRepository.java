package tw.jiean.marketplace.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ResultToken;

/** The SQL of orders. A lock is only of use inside a transaction, and after the payments' lock. */
@Repository
class OrderRepository {

  /** What {@link #order} reads, of {@code orders o}. */
  static final String COLUMNS =
      """
      o.order_no, o.token, o.buyer_id, o.buyer_name, o.seller_id, o.seller_name, o.listing_id,
      o.title, o.plan, o.plan_title, o.plan_description, o.price, o.delivery_days, o.status,
      o.created_at, o.changed_at
      """;

  private static final String SELECT = "select " + COLUMNS + "from orders o\n";

  static final String HISTORY =
      """
      select h.status, h.at, h.reason, h.event, h.actor, h.number, h.amount, h.to_seller,
        h.until
      from order_history h join orders o on o.id = h.order_id
      where o.order_no = :number
      order by h.id
      """;

  private final JdbcClient jdbc;

  OrderRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a new order and that it was placed, unless this buyer's request has made one already.
   * Waits for a request of the same name that is still running, so that the loser of a race finds
   * the winner's order.
   *
   * @param work the rules that it is placed under
   * @return whether it was stored
   */
  boolean insert(Order order, Work work, RequestId request) {
    OrderTerms terms = order.terms();
    return jdbc.sql(
                """
                with placed as (
                insert into orders (order_no, token, buyer_id, buyer_name, seller_id, seller_name,
                    listing_id, title, plan, plan_title, plan_description, price, delivery_days,
                    status, request_id, created_at, changed_at)
                values (:number, :token, :buyer, :buyerName, :seller, :sellerName,
                    :listing, :title, :plan, :planTitle, :planDescription, :price, :deliveryDays,
                    :status, :request, :createdAt, :createdAt)
                on conflict (buyer_id, request_id) do nothing
                returning id),
                told as (
                insert into order_history (order_id, status, at)
                select id, :status, :createdAt from placed)
                insert into order_work (order_id, rules, questions, revisions, next_at)
                select id, :rules::jsonb, :questions::jsonb, :revisions, :nextAt from placed
                """)
            .param("number", order.number().value())
            .param("token", order.token().value())
            .param("buyer", order.buyer().id().value())
            .param("buyerName", order.buyer().displayName())
            .param("seller", order.seller().id().value())
            .param("sellerName", order.seller().displayName())
            .param("listing", terms.listing().value())
            .param("title", terms.title())
            .param("plan", terms.plan().code())
            .param("planTitle", terms.planTitle())
            .param("planDescription", terms.planDescription())
            .param("price", terms.price().dollars())
            .param("deliveryDays", terms.deliveryDays())
            .param("status", order.status().name())
            .param("request", request.value())
            .param("createdAt", utc(order.createdAt()))
            .param("rules", WorkJson.write(work.rules()))
            .param("questions", WorkJson.write(work.brief().questions()))
            .param("revisions", work.revisions())
            .param("nextAt", utc(Objects.requireNonNull(work.nextLook(order.createdAt(), null))))
            .update()
        == 1;
  }

  /** Stores the new status of orders that this transaction has locked, and how they came to it. */
  void update(List<Order.Transition> transitions) {
    if (transitions.isEmpty()) {
      return;
    }
    int rows =
        jdbc.sql(
                """
                with moved as (
                  update orders o set status = n.status, changed_at = n.changed_at
                  from unnest(:number::text[], :status::text[], :changedAt::timestamptz[],
                      :at::timestamptz[], :reason::text[]) n (number, status, changed_at, at, reason)
                  where o.order_no = n.number
                  returning o.id, n.status, n.at, n.reason)
                insert into order_history (order_id, status, at, reason)
                select id, status, at, reason from moved
                """)
            .param("number", column(transitions, move -> move.order().number().value()))
            .param("status", column(transitions, move -> move.order().status().name()))
            .param("changedAt", column(transitions, move -> move.order().changedAt().toString()))
            .param("at", column(transitions, move -> move.event().at().toString()))
            .param("reason", column(transitions, move -> story(move).reason()))
            .update();
    requireAll(rows, transitions);
  }

  /** Stores the status of orders that this transaction has locked; who calls tells the story. */
  void move(Collection<Order> orders) {
    int rows =
        jdbc.sql(
                """
                update orders o set status = n.status, changed_at = n.changed_at
                from unnest(:number::text[], :status::text[], :changedAt::timestamptz[])
                  n (number, status, changed_at)
                where o.order_no = n.number
                """)
            .param("number", column(orders, order -> order.number().value()))
            .param("status", column(orders, order -> order.status().name()))
            .param("changedAt", column(orders, order -> order.changedAt().toString()))
            .update();
    requireAll(rows, orders);
  }

  private static void requireAll(int rows, Collection<?> orders) {
    if (rows != orders.size()) {
      throw new IllegalStateException(
          "Of " + orders.size() + " orders " + rows + " were there to be updated");
    }
  }

  private static HistoryEntry story(Order.Transition move) {
    return HistoryEntry.of(move.order().status(), move.event());
  }

  private static <T> @Nullable String[] column(
      Collection<T> rows, Function<T, @Nullable String> column) {
    return rows.stream().map(column).toArray(String[]::new);
  }

  Optional<Order> find(OrderNumber number) {
    return jdbc.sql(SELECT + "where order_no = :number")
        .param("number", number.value())
        .query(OrderRepository::order)
        .optional();
  }

  Optional<Order> lock(OrderNumber number) {
    return jdbc.sql(SELECT + "where order_no = :number for update")
        .param("number", number.value())
        .query(OrderRepository::order)
        .optional();
  }

  /** Locks these orders, always in the same order; those that are not there are left out. */
  Map<OrderNumber, Order> lock(List<OrderNumber> numbers) {
    return jdbc
        .sql(
            SELECT
                + "where order_no = any((select :numbers::text[])::text[]) order by id for update")
        .param("numbers", numbers.stream().map(OrderNumber::value).toArray(String[]::new))
        .query(OrderRepository::order)
        .list()
        .stream()
        .collect(Collectors.toMap(Order::number, Function.identity()));
  }

  /** All of these that are there. */
  Map<OrderNumber, Order> find(Collection<OrderNumber> numbers) {
    return jdbc
        .sql(SELECT + "where order_no = any((select :numbers::text[])::text[])")
        .param("numbers", numbers.stream().map(OrderNumber::value).toArray(String[]::new))
        .query(OrderRepository::order)
        .list()
        .stream()
        .collect(Collectors.toMap(Order::number, Function.identity()));
  }

  /** What a seller has been paid for and has not finished. */
  List<Order> active(AccountId seller) {
    return jdbc.sql(SELECT + "where seller_id = :seller and status = any(:active) order by id desc")
        .param("seller", seller.value())
        .param(
            "active",
            Stream.of(OrderStatus.values())
                .filter(OrderStatus::isActive)
                .map(OrderStatus::name)
                .toArray(String[]::new))
        .query(OrderRepository::order)
        .list();
  }

  Optional<Order> findByToken(ResultToken token) {
    return jdbc.sql(SELECT + "where token = :token")
        .param("token", token.value())
        .query(OrderRepository::order)
        .optional();
  }

  Optional<Order> findByRequest(AccountId buyer, RequestId request) {
    return jdbc.sql(SELECT + "where buyer_id = :buyer and request_id = :request")
        .param("buyer", buyer.value())
        .param("request", request.value())
        .query(OrderRepository::order)
        .optional();
  }

  /** What happened to an order, oldest first. */
  List<HistoryEntry> history(OrderNumber number) {
    return jdbc.sql(HISTORY)
        .param("number", number.value())
        .query((row, _) -> historyEntry(row))
        .list();
  }

  private static HistoryEntry historyEntry(ResultSet row) throws SQLException {
    String actor = row.getString("actor");
    OffsetDateTime until = row.getObject("until", OffsetDateTime.class);
    return new HistoryEntry(
        OrderStatus.valueOf(row.getString("status")),
        instant(row, "at"),
        row.getString("reason"),
        row.getString("event"),
        actor == null ? null : Actor.ofWord(actor),
        row.getObject("number", Integer.class),
        money(row, "amount"),
        money(row, "to_seller"),
        until == null ? null : until.toInstant());
  }

  private static @Nullable Money money(ResultSet row, String column) throws SQLException {
    Long dollars = row.getObject(column, Long.class);
    return dollars == null ? null : Money.of(dollars);
  }

  static Order order(ResultSet row, int index) throws SQLException {
    return new Order(
        new OrderNumber(row.getString("order_no")),
        new ResultToken(row.getString("token")),
        new Party(new AccountId(row.getLong("buyer_id")), row.getString("buyer_name")),
        new Party(new AccountId(row.getLong("seller_id")), row.getString("seller_name")),
        new OrderTerms(
            new ListingId(row.getLong("listing_id")),
            row.getString("title"),
            PlanKind.ofCode(row.getString("plan")).orElseThrow(),
            row.getString("plan_title"),
            row.getString("plan_description"),
            Money.of(row.getLong("price")),
            row.getObject("delivery_days", Integer.class)),
        OrderStatus.valueOf(row.getString("status")),
        instant(row, "created_at"),
        instant(row, "changed_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
