package tw.jiean.marketplace.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;

/**
 * As much of a listing as a list of many shows.
 *
 * @param severalPlans whether its lowest price is one of several
 * @param reviews how many reviews the rating comes from
 */
record FoundListing(
    ListingId id,
    AccountId seller,
    String title,
    @Nullable PhotoId photo,
    List<CategoryId> categories,
    Money priceFrom,
    boolean severalPlans,
    @Nullable Rating rating,
    int reviews) {

  /** What {@link #read} reads; conditions on {@code listing l} may follow. */
  static final String SELECT =
      """
      select l.id, l.seller_id, l.title, l.photos[1] as photo, l.category_ids, l.price_from,
             l.rating, l.review_count, l.several_plans
        from listing l
      """;

  static FoundListing read(ResultSet row, int rowNumber) throws SQLException {
    String photo = row.getString("photo");
    var rating = row.getBigDecimal("rating");
    return new FoundListing(
        new ListingId(row.getLong("id")),
        new AccountId(row.getLong("seller_id")),
        row.getString("title"),
        photo == null ? null : new PhotoId(photo),
        Arrays.stream((Long[]) row.getArray("category_ids").getArray())
            .map(CategoryId::new)
            .toList(),
        Money.of(row.getLong("price_from")),
        row.getBoolean("several_plans"),
        rating == null ? null : new Rating(rating),
        row.getInt("review_count"));
  }

  /** Where it stands when listings are sorted so. */
  Place placeIn(SortOrder order) {
    BigDecimal key =
        switch (order) {
          case NEWEST -> BigDecimal.ZERO;
          case PRICE_UP, PRICE_DOWN -> BigDecimal.valueOf(priceFrom.dollars());
          case RATING -> rating == null ? BigDecimal.ZERO : rating.value();
        };
    return new Place(key, id.value());
  }
}
