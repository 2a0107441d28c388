package tw.jiean.marketplace.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Work.Cancel;
import tw.jiean.marketplace.order.Work.Dispute;
import tw.jiean.marketplace.order.Work.Extension;
import tw.jiean.marketplace.page.Turn;
import tw.jiean.marketplace.payment.ChargeReference;

/** The SQL of orders' work. Whoever changes it holds the lock of the order. */
@Repository
class WorkRepository {

  /** Rounds of changes of an order that was placed before plans had any. */
  private static final int REVISIONS_UNTOLD = 1;

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;
  private final OrderSettings settings;

  WorkRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches, OrderSettings settings) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.settings = settings;
  }

  /** The work of an order; of one whose rules were not written down, by the settings of now. */
  Work of(Order order) {
    return of(List.of(order)).getFirst();
  }

  /** The work of all of these, in their order. */
  List<Work> of(Collection<Order> orders) {
    Map<String, Function<Order, Work>> stored = new HashMap<>();
    jdbc.sql(
            """
            select o.order_no, w.* from orders o join order_work w on w.order_id = o.id
            where o.order_no = any((select :numbers::text[])::text[])
            """)
        .param("numbers", numbers(orders))
        .query((row, _) -> stored.put(row.getString("order_no"), work(row)))
        .list();
    return orders.stream()
        .map(order -> stored.getOrDefault(order.number().value(), this::unwritten).apply(order))
        .toList();
  }

  private static final String PLACE = "(select p.id from orders p where p.order_no = :place)";

  /** The work of what the account has bought, the nearest to the place first. */
  List<Work> boughtBy(AccountId account, OrderShelf shelf, Turn turn, int limit) {
    return list("o.buyer_id = :account", account, shelf, turn, limit);
  }

  /** The work of what the account has sold, the nearest to the place first. */
  List<Work> soldBy(AccountId account, OrderShelf shelf, Turn turn, int limit) {
    return list("o.seller_id = :account", account, shelf, turn, limit);
  }

  private List<Work> list(String whose, AccountId account, OrderShelf shelf, Turn turn, int limit) {
    String some = shelf == OrderShelf.ALL ? "" : " and o.status = any(:statuses)";
    String beyond =
        turn.at() == null ? "" : " and o.id " + (turn.backwards() ? "> " : "< ") + PLACE;
    return jdbc.sql(
            "select "
                + OrderRepository.COLUMNS
                + ", w.* from orders o left join order_work w on w.order_id = o.id where "
                + whose
                + some
                + beyond
                + (turn.backwards() ? " order by o.id" : " order by o.id desc")
                + " limit :limit")
        .param("account", account.value())
        .param("statuses", shelf.statuses())
        .param("place", turn.at())
        .param("limit", limit)
        .query((row, number) -> {
          Order order = OrderRepository.order(row, number);
          return row.getObject("order_id") == null ? unwritten(order) : work(row).apply(order);
        })
        .list();
  }

  private Work unwritten(Order order) {
    return Work.placed(order, settings.rules(), new Brief(List.of(), null), REVISIONS_UNTOLD);
  }

  /** Stores what these have become, with one round trip. */
  void save(Collection<Work> works, Instant now) {
    save(works, now, Map.of());
  }

  /**
   * The same, where some of them are not paid.
   *
   * @param overSince since when nothing can be paid for those of them that wait for money in vain
   */
  void save(Collection<Work> works, Instant now, Map<ChargeReference, Instant> overSince) {
    batches.batchUpdate(
        """
        insert into order_work (order_id, rules, questions, answers, revisions, revisions_used,
          deliveries, reminders, waiting_since, started_at, due_at, lateness, review_until,
          review_extended, extension_by, extension_days, extension_reason, extension_due_at,
          extension_until, cancel_by, cancel_amount, cancel_reason, cancel_until, dispute_by,
          dispute_reason, disputed_at, still_since, next_at)
        select o.id, :rules::jsonb, :questions::jsonb, :answers::jsonb, :revisions, :revisionsUsed,
          :deliveries, :reminders, :waitingSince, :startedAt, :dueAt, :lateness, :reviewUntil,
          :reviewExtended, :extensionBy, :extensionDays, :extensionReason, :extensionDueAt,
          :extensionUntil, :cancelBy, :cancelAmount, :cancelReason, :cancelUntil, :disputeBy,
          :disputeReason, :disputedAt, :stillSince, :nextAt
        from orders o where o.order_no = :number
        on conflict (order_id) do update set answers = excluded.answers,
          revisions = excluded.revisions, revisions_used = excluded.revisions_used,
          deliveries = excluded.deliveries, reminders = excluded.reminders,
          waiting_since = excluded.waiting_since, started_at = excluded.started_at,
          due_at = excluded.due_at, lateness = excluded.lateness,
          review_until = excluded.review_until, review_extended = excluded.review_extended,
          extension_by = excluded.extension_by, extension_days = excluded.extension_days,
          extension_reason = excluded.extension_reason,
          extension_due_at = excluded.extension_due_at,
          extension_until = excluded.extension_until, cancel_by = excluded.cancel_by,
          cancel_amount = excluded.cancel_amount, cancel_reason = excluded.cancel_reason,
          cancel_until = excluded.cancel_until, dispute_by = excluded.dispute_by,
          dispute_reason = excluded.dispute_reason, disputed_at = excluded.disputed_at,
          still_since = excluded.still_since, next_at = excluded.next_at
        """,
        works.stream()
            .map(work -> row(work, now, overSince.get(work.order().number().reference())))
            .toArray(SqlParameterSource[]::new));
  }

  private static SqlParameterSource row(Work work, Instant now, @Nullable Instant overSince) {
    Extension extension = work.extension();
    Cancel cancel = work.cancel();
    Dispute dispute = work.dispute();
    List<String> answers = work.brief().answers();
    return new MapSqlParameterSource("number", work.order().number().value())
        .addValue("rules", WorkJson.write(work.rules()))
        .addValue("questions", WorkJson.write(work.brief().questions()))
        .addValue("answers", answers == null ? null : WorkJson.write(answers))
        .addValue("revisions", work.revisions())
        .addValue("revisionsUsed", work.revisionsUsed())
        .addValue("deliveries", work.deliveries())
        .addValue("reminders", work.reminders())
        .addValue("waitingSince", utc(work.waitingSince()))
        .addValue("startedAt", utc(work.startedAt()))
        .addValue("dueAt", utc(work.dueAt()))
        .addValue("lateness", work.lateness().name())
        .addValue("reviewUntil", utc(work.reviewUntil()))
        .addValue("reviewExtended", work.reviewExtended())
        .addValue("extensionBy", extension == null ? null : extension.by().word())
        .addValue("extensionDays", extension == null ? null : extension.days())
        .addValue("extensionReason", extension == null ? null : extension.reason())
        .addValue("extensionDueAt", utc(extension == null ? null : extension.dueAt()))
        .addValue("extensionUntil", utc(extension == null ? null : extension.until()))
        .addValue("cancelBy", cancel == null ? null : cancel.by().word())
        .addValue("cancelAmount", dollars(cancel == null ? null : cancel.amount()))
        .addValue("cancelReason", cancel == null ? null : cancel.reason())
        .addValue("cancelUntil", utc(cancel == null ? null : cancel.until()))
        .addValue("disputeBy", dispute == null ? null : dispute.by().word())
        .addValue("disputeReason", dispute == null ? null : dispute.reason())
        .addValue("disputedAt", utc(dispute == null ? null : dispute.openedAt()))
        .addValue("stillSince", utc(work.stillSince()))
        .addValue("nextAt", utc(work.nextLook(now, overSince)));
  }

  /** Tells the story of what happened, in this order. */
  void remember(List<Step.Move> moves) {
    batches.batchUpdate(
        """
        insert into order_history
          (order_id, status, at, reason, event, actor, number, amount, to_seller, until)
        select o.id, :status, :at, :reason, :event, :actor, :figure, :amount, :toSeller, :until
        from orders o where o.order_no = :number
        """,
        moves.stream()
            .flatMap(move ->
                move.news().stream()
                    .map(event -> story(event, HistoryEntry.of(move.status(), event))))
            .toArray(SqlParameterSource[]::new));
  }

  private static SqlParameterSource story(OrderEvent event, HistoryEntry entry) {
    return new MapSqlParameterSource("number", event.order().value())
        .addValue("status", entry.status().name())
        .addValue("at", utc(entry.at()))
        .addValue("reason", entry.reason())
        .addValue("event", entry.event())
        .addValue("actor", entry.by() == null ? null : entry.by().word())
        .addValue("figure", entry.number())
        .addValue("amount", dollars(entry.amount()))
        .addValue("toSeller", dollars(entry.toSeller()))
        .addValue("until", utc(entry.until()));
  }

  void deliver(OrderNumber order, Delivery delivery) {
    jdbc.sql(
            """
            insert into order_delivery (order_id, number, note, sha256, delivered_at)
            select id, :number, :note, :sha256, :at from orders where order_no = :order
            """)
        .param("order", order.value())
        .param("number", delivery.number())
        .param("note", delivery.note())
        .param("sha256", delivery.sha256())
        .param("at", utc(delivery.at()))
        .update();
  }

  /** All deliveries of an order, newest first. */
  List<Delivery> deliveries(OrderNumber order) {
    return jdbc.sql(
            """
            select d.* from order_delivery d join orders o on o.id = d.order_id
            where o.order_no = :order order by d.number desc
            """)
        .param("order", order.value())
        .query((row, _) ->
            new Delivery(
                row.getInt("number"),
                row.getString("note"),
                row.getString("sha256"),
                row.getObject("delivered_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /** Orders whose time has come, longest due first. */
  List<OrderNumber> due(Instant now, int limit) {
    return jdbc.sql(
            """
            select o.order_no from order_work w join orders o on o.id = w.order_id
            where w.next_at <= :now order by w.next_at, w.order_id limit :limit
            """)
        .param("now", utc(now))
        .param("limit", limit)
        .query((row, _) -> new OrderNumber(row.getString("order_no")))
        .list();
  }

  /** Reads the row at once; the order that it belongs to comes later. */
  private static Function<Order, Work> work(ResultSet row) throws SQLException {
    OrderRules rules = WorkJson.rules(row.getString("rules"));
    List<Brief.Question> questions = WorkJson.questions(row.getString("questions"));
    List<String> answers = WorkJson.answers(row.getString("answers"));
    int revisions = row.getInt("revisions");
    int revisionsUsed = row.getInt("revisions_used");
    int deliveries = row.getInt("deliveries");
    int reminders = row.getInt("reminders");
    Instant waitingSince = instant(row, "waiting_since");
    Instant startedAt = instant(row, "started_at");
    Instant dueAt = instant(row, "due_at");
    Work.Lateness lateness = Work.Lateness.valueOf(row.getString("lateness"));
    Instant reviewUntil = instant(row, "review_until");
    boolean reviewExtended = row.getBoolean("review_extended");
    Extension extension = extension(row);
    Cancel cancel = cancel(row);
    Dispute dispute = dispute(row);
    Instant stillSince = instant(row, "still_since");
    return order ->
        new Work(
            order,
            rules,
            new Brief(questions, answers),
            revisions,
            revisionsUsed,
            deliveries,
            reminders,
            waitingSince,
            startedAt,
            dueAt,
            lateness,
            reviewUntil,
            reviewExtended,
            extension,
            cancel,
            dispute,
            stillSince);
  }

  private static @Nullable Extension extension(ResultSet row) throws SQLException {
    String by = row.getString("extension_by");
    return by == null
        ? null
        : new Extension(
            Actor.ofWord(by),
            row.getInt("extension_days"),
            row.getString("extension_reason"),
            time(row, "extension_due_at"),
            time(row, "extension_until"));
  }

  private static @Nullable Cancel cancel(ResultSet row) throws SQLException {
    String by = row.getString("cancel_by");
    Long amount = row.getObject("cancel_amount", Long.class);
    return by == null
        ? null
        : new Cancel(
            Actor.ofWord(by),
            amount == null ? null : Money.of(amount),
            row.getString("cancel_reason"),
            time(row, "cancel_until"));
  }

  private static @Nullable Dispute dispute(ResultSet row) throws SQLException {
    String by = row.getString("dispute_by");
    return by == null
        ? null
        : new Dispute(Actor.ofWord(by), row.getString("dispute_reason"), time(row, "disputed_at"));
  }

  private static String[] numbers(Collection<Order> orders) {
    return orders.stream().map(order -> order.number().value()).toArray(String[]::new);
  }

  private static @Nullable Long dollars(@Nullable Money amount) {
    return amount == null ? null : amount.dollars();
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
