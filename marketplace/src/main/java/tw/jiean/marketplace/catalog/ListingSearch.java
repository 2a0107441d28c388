package tw.jiean.marketplace.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;

/**
 * Search in SQL. It reads as many rows as a page shows, never counts and never skips: a page begins
 * at a place, not at a number.
 */
@Repository
class ListingSearch {

  private final JdbcClient jdbc;

  ListingSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What visitors may see, from the query's place on; nearest first, so the other way round when it
   * asks backwards.
   *
   * @param shelves all categories; their names are searched too
   */
  List<FoundListing> find(CatalogQuery query, List<Category> shelves, int limit) {
    var parameters = new HashMap<String, Object>();
    String where = where(query, shelves, parameters);
    String order = query.sort().orderSql(!query.backwards());
    // Written out, so that a plan made once knows that only a few rows are wanted.
    return jdbc.sql(FoundListing.SELECT + where + " order by " + order + " limit " + limit)
        .params(parameters)
        .query(FoundListing::read)
        .list();
  }

  /**
   * The same for a query that leaves out some. How many listings a word or a price leaves differs
   * by thousands, and a plan made once for all queries would be wrong for most.
   */
  @Transactional
  List<FoundListing> findSome(CatalogQuery query, List<Category> shelves, int limit) {
    // For this transaction only.
    jdbc.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
        .query(String.class)
        .single();
    return find(query, shelves, limit);
  }

  /** What somebody offers on the catalogue, newest first. */
  List<FoundListing> of(AccountId seller, int limit) {
    return jdbc.sql(
            FoundListing.SELECT + " where l.seller_id = ? and l.visible order by l.id desc limit ?")
        .params(seller.value(), limit)
        .query(FoundListing::read)
        .list();
  }

  /**
   * Listings, hidden ones too, whose title contains a text: those of exactly this title first, then
   * the newest.
   */
  List<ListingId> titled(String part, int limit) {
    SearchText text = SearchText.of(part);
    String[] keys =
        text.words().stream().flatMap(word -> word.mustHave().stream()).toArray(String[]::new);
    if (keys.length == 0) {
      return List.of();
    }
    return jdbc.sql(
            """
            select id from listing
            where search_keys @> cast(:keys as text[]) and strpos(folded(title), folded(:text)) > 0
            order by folded(title) = folded(:text) desc, id desc limit :limit
            """)
        .param("keys", keys)
        .param("text", part)
        .param("limit", limit)
        .query((row, number) -> new ListingId(row.getLong("id")))
        .list();
  }

  private static String where(
      CatalogQuery query, List<Category> shelves, Map<String, Object> parameters) {
    var where = new Conditions(parameters).and("l.visible");
    if (query.category() != null) {
      where.and("l.category_ids @> array[:category]", "category", query.category().value());
    }
    if (query.priceMin() != null) {
      where.and("l.price_from >= :priceMin", "priceMin", query.priceMin().dollars());
    }
    if (query.priceMax() != null) {
      where.and("l.price_from <= :priceMax", "priceMax", query.priceMax().dollars());
    }
    if (query.days() != null) {
      where.and("l.days_from <= :days", "days", query.days());
    }
    if (query.rating() != null) {
      where.and("coalesce(l.rating, 0) >= :rating", "rating", query.rating());
    }
    List<SearchText> words = SearchText.of(query.text()).words();
    for (int i = 0; i < words.size(); i++) {
      word(where, words.get(i), i, shelves);
    }
    Place place = query.from();
    if (place != null) {
      where.and(query.sort().besideSql(!query.backwards()), "placeId", place.id());
      parameters.put("placeKey", place.key());
    }
    return where.sql();
  }

  /**
   * A word must stand in the listing or in the name of one of its categories, so that renaming a
   * category changes nothing that is stored with listings.
   */
  private static void word(Conditions where, SearchText word, int number, List<Category> shelves) {
    // The index knows the keys. Where PostgreSQL walks through the listings instead, to compare
    // texts first takes a tenth of the time. "coalesce" keeps it from counting the same condition
    // twice, so that it expects far too few.
    String written =
        "coalesce(l.search_text like :like%1$d, false) and l.search_keys @> cast(:keys%1$d as text[])"
            .formatted(number);
    where.parameters().put("like" + number, word.likePattern());
    Long[] named =
        shelves.stream()
            .filter(shelf -> shelf.isNamed(word))
            .map(shelf -> shelf.id().value())
            .toArray(Long[]::new);
    String condition = "(" + written + ")";
    if (named.length > 0) {
      condition = "(" + condition + " or l.category_ids && :shelves" + number + ")";
      where.parameters().put("shelves" + number, named);
    }
    where.and(condition, "keys" + number, word.mustHave().toArray(String[]::new));
  }

  /** Conditions that hold together, and what they compare with. */
  private record Conditions(StringBuilder text, Map<String, Object> parameters) {

    Conditions(Map<String, Object> parameters) {
      this(new StringBuilder(), parameters);
    }

    Conditions and(String condition) {
      text.append(text.isEmpty() ? " where " : " and ").append(condition);
      return this;
    }

    Conditions and(String condition, String name, Object value) {
      parameters.put(name, value);
      return and(condition);
    }

    String sql() {
      return text.toString();
    }
  }
}
