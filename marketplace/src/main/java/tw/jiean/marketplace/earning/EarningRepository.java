package tw.jiean.marketplace.earning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;

/** The SQL of earnings. */
@Repository
class EarningRepository {

  private final JdbcClient jdbc;

  EarningRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Earning earning) {
    jdbc.sql(
            """
            insert into earning (reference, seller_id, amount, commission, status, booking,
              earned_at, clears_at)
            values (:reference, :seller, :amount, :commission, :status, :booking,
              :earnedAt, :clearsAt)
            """)
        .param("reference", earning.reference().value())
        .param("seller", earning.seller().value())
        .param("amount", earning.amount().dollars())
        .param("commission", earning.commission().dollars())
        .param("status", earning.status().word())
        .param("booking", earning.booking())
        .param("earnedAt", utc(earning.earnedAt()))
        .param("clearsAt", utc(earning.clearsAt()))
        .update();
  }

  void update(Earning earning) {
    jdbc.sql(
            """
            update earning set amount = :amount, commission = :commission, status = :status,
              booking = :booking, clears_at = :clearsAt, frozen_at = :frozenAt
            where reference = :reference
            """)
        .param("reference", earning.reference().value())
        .param("amount", earning.amount().dollars())
        .param("commission", earning.commission().dollars())
        .param("status", earning.status().word())
        .param("booking", earning.booking())
        .param("clearsAt", utc(earning.clearsAt()))
        .param("frozenAt", earning.frozenAt() == null ? null : utc(earning.frozenAt()))
        .update();
  }

  Optional<Earning> find(ChargeReference reference) {
    return jdbc.sql("select * from earning where reference = :reference")
        .param("reference", reference.value())
        .query(EarningRepository::earning)
        .optional();
  }

  Optional<Earning> lock(ChargeReference reference) {
    return jdbc.sql("select * from earning where reference = :reference for update")
        .param("reference", reference.value())
        .query(EarningRepository::earning)
        .optional();
  }

  List<Earning> newest(AccountId seller, int limit) {
    return list("order by id desc", seller, "", limit);
  }

  List<Earning> older(AccountId seller, ChargeReference than, int limit) {
    return list("and id < " + PLACE + " order by id desc", seller, than.value(), limit);
  }

  List<Earning> newer(AccountId seller, ChargeReference than, int limit) {
    return list("and id > " + PLACE + " order by id", seller, than.value(), limit);
  }

  private static final String PLACE = "(select p.id from earning p where p.reference = :place)";

  private List<Earning> list(String which, AccountId seller, String place, int limit) {
    return jdbc.sql("select * from earning where seller_id = :seller " + which + " limit :limit")
        .param("seller", seller.value())
        .param("place", place)
        .param("limit", limit)
        .query(EarningRepository::earning)
        .list();
  }

  /** The sums of a seller's shares by status; a status without any is not in it. */
  Map<EarningStatus, Money> sums(AccountId seller) {
    Map<EarningStatus, Money> sums = new EnumMap<>(EarningStatus.class);
    jdbc.sql(
            """
            select status, sum(amount)::bigint as amount from earning
            where seller_id = :seller group by status
            """)
        .param("seller", seller.value())
        .query((row, _) ->
            sums.put(
                EarningStatus.ofWord(row.getString("status")), Money.of(row.getLong("amount"))))
        .list();
    return sums;
  }

  /**
   * A seller's shares by the month in which they were earned, in Taiwan; not before {@code since}.
   */
  Map<YearMonth, Money> months(AccountId seller, Instant since) {
    Map<YearMonth, Money> months = new TreeMap<>();
    jdbc.sql(
            """
            select to_char(earned_at at time zone 'Asia/Taipei', 'YYYY-MM') as month,
              sum(amount)::bigint as amount
            from earning where seller_id = :seller and earned_at >= :since
            group by month
            """)
        .param("seller", seller.value())
        .param("since", utc(since))
        .query((row, _) ->
            months.put(YearMonth.parse(row.getString("month")), Money.of(row.getLong("amount"))))
        .list();
    return months;
  }

  /** One statement: what another transaction has just frozen is looked at again and left alone. */
  int clear(Instant now) {
    return jdbc.sql(
            """
            update earning set status = 'available'
            where status = 'pending_clearance' and clears_at <= :now
            """)
        .param("now", utc(now))
        .update();
  }

  private static Earning earning(ResultSet row, int index) throws SQLException {
    return new Earning(
        new ChargeReference(row.getString("reference")),
        new AccountId(row.getLong("seller_id")),
        Money.of(row.getLong("amount")),
        Money.of(row.getLong("commission")),
        EarningStatus.ofWord(row.getString("status")),
        row.getInt("booking"),
        row.getObject("earned_at", OffsetDateTime.class).toInstant(),
        row.getObject("clears_at", OffsetDateTime.class).toInstant(),
        instant(row.getObject("frozen_at", OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
