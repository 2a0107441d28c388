package tw.jiean.marketplace.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.PersonalData;

/**
 * What a person has written of others and others of him, for a copy of his own data. What he may
 * not read yet, or not any more, is not in it. Reviews stay when the account is closed, without the
 * name.
 */
@Repository
class ReviewsOfAccount implements PersonalData {

  private final JdbcClient jdbc;

  ReviewsOfAccount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One review.
   *
   * @param direction {@code written} or {@code received}
   * @param publicSince since when everybody may read it, or null
   * @param hiddenReason why staff has hidden it, or null
   */
  record OwnReview(
      String order,
      String service,
      String direction,
      int stars,
      String text,
      Instant writtenAt,
      @Nullable Instant publicSince,
      @Nullable String hiddenReason) {}

  @Override
  public String name() {
    return "reviews";
  }

  @Override
  public Object of(AccountId account) {
    List<OwnReview> reviews =
        jdbc.sql(
                """
                select * from (
                  select r.id, c.order_no, c.title, r.stars, r.text, r.written_at, c.revealed_at,
                    r.hidden_reason, case when (r.side = 'buyer') = (c.buyer_id = :account)
                      then 'written' else 'received' end as direction
                  from review_case c join review r on r.order_no = c.order_no
                  where c.buyer_id = :account or c.seller_id = :account) own
                where direction = 'written' or (revealed_at is not null and hidden_reason is null)
                order by id
                """)
            .param("account", account.value())
            .query(ReviewsOfAccount::read)
            .list();
    return reviews;
  }

  private static OwnReview read(ResultSet row, int number) throws SQLException {
    OffsetDateTime revealed = row.getObject("revealed_at", OffsetDateTime.class);
    return new OwnReview(
        row.getString("order_no"),
        row.getString("title"),
        row.getString("direction"),
        row.getInt("stars"),
        row.getString("text"),
        row.getObject("written_at", OffsetDateTime.class).toInstant(),
        revealed == null ? null : revealed.toInstant(),
        row.getString("hidden_reason"));
  }
}
