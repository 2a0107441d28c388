package tw.jiean.marketplace.review;

import static java.time.ZoneOffset.UTC;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Rating;
import tw.jiean.marketplace.catalog.Standing;
import tw.jiean.marketplace.order.OrderNumber;

/** Reviews in SQL. */
@Repository
class ReviewRepository {

  private static final String SELECT =
      """
      select c.order_no, c.listing_id, c.title, c.seller_id, c.buyer_id, c.completed_at,
             c.closes_at, c.revealed_at,
             b.stars as buyer_stars, b.text as buyer_text, b.written_at as buyer_at,
             b.hidden_reason as buyer_hidden,
             s.stars as seller_stars, s.text as seller_text, s.written_at as seller_at,
             s.hidden_reason as seller_hidden
        from review_case c
        left join review b on b.order_no = c.order_no and b.side = 'buyer'
        left join review s on s.order_no = c.order_no and s.side = 'seller'
      """;

  private final JdbcClient jdbc;

  ReviewRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** False when the order has one already. */
  boolean insert(ReviewCase opened) {
    return jdbc.sql(
                """
                insert into review_case (order_no, listing_id, title, seller_id, buyer_id,
                                         completed_at, closes_at)
                values (:order, :listing, :title, :seller, :buyer, :completed, :closes)
                on conflict do nothing
                """)
            .param("order", opened.order().value())
            .param("listing", opened.listing().value())
            .param("title", opened.title())
            .param("seller", opened.seller().value())
            .param("buyer", opened.buyer().value())
            .param("completed", opened.completedAt().atOffset(UTC))
            .param("closes", opened.closesAt().atOffset(UTC))
            .update()
        == 1;
  }

  Optional<ReviewCase> find(OrderNumber order) {
    return jdbc.sql(SELECT + " where c.order_no = ?")
        .param(order.value())
        .query(ReviewRepository::read)
        .optional();
  }

  /** Nobody else writes or reveals it until this transaction ends. */
  Optional<ReviewCase> lock(OrderNumber order) {
    jdbc.sql("select from review_case where order_no = ? for update")
        .param(order.value())
        .query((row, n) -> true)
        .optional();
    return find(order);
  }

  /** Those whose time is over, locked; others' are left to them. */
  List<ReviewCase> lockDue(Instant now, int limit) {
    List<String> due =
        jdbc.sql(
                """
                select order_no from review_case where revealed_at is null and closes_at <= ?
                 order by seller_id, order_no limit ? for update skip locked
                """)
            .params(now.atOffset(UTC), limit)
            .query((row, n) -> row.getString(1))
            .list();
    return jdbc.sql(SELECT + " where c.order_no = any(?) order by c.seller_id, c.order_no")
        .param(due.toArray(String[]::new))
        .query(ReviewRepository::read)
        .list();
  }

  void write(OrderNumber order, Review review) {
    jdbc.sql(
            """
            insert into review (order_no, side, stars, text, written_at)
            values (:order, :side, :stars, :text, :at)
            """)
        .param("order", order.value())
        .param("side", review.by().word())
        .param("stars", review.stars())
        .param("text", review.text())
        .param("at", review.writtenAt().atOffset(UTC))
        .update();
  }

  /** The order and the writer's side of a review. */
  record Place(OrderNumber order, ReviewSide side) {}

  Optional<Place> place(long id) {
    return jdbc.sql("select order_no, side from review where id = ?")
        .param(id)
        .query((row, n) ->
            new Place(
                new OrderNumber(row.getString("order_no")),
                ReviewSide.ofWord(row.getString("side"))))
        .optional();
  }

  /** Hides it for that reason, or shows it again for null. */
  void hide(Place place, @Nullable String reason) {
    jdbc.sql("update review set hidden_reason = :reason where order_no = :order and side = :side")
        .param("reason", reason)
        .param("order", place.order().value())
        .param("side", place.side().word())
        .update();
  }

  void reveal(OrderNumber order, Instant at) {
    jdbc.sql("update review_case set revealed_at = ? where order_no = ?")
        .params(at.atOffset(UTC), order.value())
        .update();
  }

  /** The mean of what buyers have published, and of how many; the mean is null of none. */
  record Mean(@Nullable Rating rating, int reviews) {}

  Mean ofListing(ListingId listing) {
    return mean("c.listing_id", listing.value());
  }

  Mean ofSeller(AccountId seller) {
    return mean("c.seller_id", seller.value());
  }

  private Mean mean(String column, long id) {
    return jdbc.sql(
            """
            select round(avg(r.stars), 1) as mean, count(*) as reviews
              from review_case c join review r on r.order_no = c.order_no and r.side = 'buyer'
                              and r.hidden_reason is null
             where c.revealed_at is not null and %s = ?
            """
                .formatted(column))
        .param(id)
        .query((row, n) -> new Mean(rating(row.getBigDecimal("mean")), row.getInt("reviews")))
        .single();
  }

  /** Makes the row if need be, and lets nobody else change it until this transaction ends. */
  void lockStanding(AccountId account) {
    jdbc.sql("insert into standing (account_id) values (?) on conflict do nothing")
        .param(account.value())
        .update();
    jdbc.sql("select from standing where account_id = ? for update")
        .param(account.value())
        .query((row, n) -> true)
        .single();
  }

  void rate(AccountId account, Mean mean) {
    jdbc.sql("update standing set rating = :rating, reviews = :reviews where account_id = :id")
        .param("id", account.value())
        .param("rating", mean.rating() == null ? null : mean.rating().value())
        .param("reviews", mean.reviews())
        .update();
  }

  void addCompleted(AccountId account) {
    jdbc.sql(
            """
            insert into standing as s (account_id, completed) values (?, 1)
            on conflict (account_id) do update set completed = s.completed + 1
            """)
        .param(account.value())
        .update();
  }

  void addMissed(AccountId account) {
    jdbc.sql(
            """
            insert into standing as s (account_id, missed) values (?, 1)
            on conflict (account_id) do update set missed = s.missed + 1
            """)
        .param(account.value())
        .update();
  }

  Standing standing(AccountId account) {
    return jdbc.sql("select completed, missed, rating, reviews from standing where account_id = ?")
        .param(account.value())
        .query((row, n) ->
            new Standing(
                row.getInt("completed"),
                row.getInt("missed"),
                rating(row.getBigDecimal("rating")),
                row.getInt("reviews")))
        .optional()
        .orElse(Standing.NEW);
  }

  /** Cases of a listing in which its buyer has published something, newest first. */
  List<ReviewCase> publicOfListing(ListingId listing, int limit) {
    return jdbc.sql(
            SELECT
                + """
                where c.listing_id = ? and c.revealed_at is not null and b.stars is not null
                  and b.hidden_reason is null
                order by c.revealed_at desc, c.order_no limit ?
                """)
        .params(listing.value(), limit)
        .query(ReviewRepository::read)
        .list();
  }

  /** Cases in which something was published of a member, newest first. */
  List<ReviewCase> publicOfMember(AccountId member, int limit) {
    return jdbc.sql(
            """
            select * from (
              (%1$s where c.seller_id = :id and c.revealed_at is not null and b.stars is not null
                  and b.hidden_reason is null
                order by c.revealed_at desc limit :limit)
              union all
              (%1$s where c.buyer_id = :id and c.revealed_at is not null and s.stars is not null
                  and s.hidden_reason is null
                order by c.revealed_at desc limit :limit)
            ) both_sides
            order by revealed_at desc, order_no limit :limit
            """
                .formatted(SELECT))
        .param("id", member.value())
        .param("limit", limit)
        .query(ReviewRepository::read)
        .list();
  }

  private static @Nullable Rating rating(@Nullable BigDecimal value) {
    return value == null ? null : new Rating(value);
  }

  private static ReviewCase read(ResultSet row, int rowNumber) throws SQLException {
    return new ReviewCase(
        new OrderNumber(row.getString("order_no")),
        new ListingId(row.getLong("listing_id")),
        row.getString("title"),
        new AccountId(row.getLong("seller_id")),
        new AccountId(row.getLong("buyer_id")),
        Objects.requireNonNull(instant(row, "completed_at")),
        Objects.requireNonNull(instant(row, "closes_at")),
        instant(row, "revealed_at"),
        review(row, ReviewSide.BUYER),
        review(row, ReviewSide.SELLER));
  }

  private static @Nullable Review review(ResultSet row, ReviewSide side) throws SQLException {
    Instant at = instant(row, side.word() + "_at");
    return at == null
        ? null
        : new Review(
            side,
            row.getInt(side.word() + "_stars"),
            row.getString(side.word() + "_text"),
            at,
            row.getString(side.word() + "_hidden"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
