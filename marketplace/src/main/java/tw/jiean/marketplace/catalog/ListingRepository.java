package tw.jiean.marketplace.catalog;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.money.Money;

/** Listings with their plans, shelves and questions in SQL: a listing is one statement. */
@Repository
class ListingRepository {

  private static final String SELECT =
      """
      select l.id, l.seller_id, l.title, l.description, l.photos, l.photo_texts, l.rating, l.hidden_reason,
             l.review_count, l.paused_at, l.created_at, l.updated_at,
             s.title as standard_title, s.description as standard_description,
             s.price as standard_price, s.delivery_days as standard_delivery_days,
             s.revisions as standard_revisions,
             p.title as premium_title, p.description as premium_description,
             p.price as premium_price, p.delivery_days as premium_delivery_days,
             p.revisions as premium_revisions,
             (select json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name,
                       'englishName', c.english_name) order by c.id)
                from listing_category lc join category c on c.id = lc.category_id
               where lc.listing_id = l.id) as categories,
             (select json_agg(json_build_object('kind', q.kind, 'label', q.label, 'choices', q.choices,
                       'mandatory', q.mandatory) order by q.position)
                from listing_question q where q.listing_id = l.id) as questions
        from listing l
        join listing_plan s on s.listing_id = l.id and s.kind = 'standard'
        left join listing_plan p on p.listing_id = l.id and p.kind = 'premium'
      """;

  private static final String NEWEST_FIRST = " order by l.id desc";

  private final JdbcClient jdbc;
  private final JsonMapper json;

  ListingRepository(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  Optional<Listing> find(ListingId id) {
    return read(SELECT + " where l.id = :id", Map.of("id", id.value())).stream().findFirst();
  }

  List<Listing> ofSeller(AccountId seller) {
    return read(
        SELECT + " where l.seller_id = :seller" + NEWEST_FIRST, Map.of("seller", seller.value()));
  }

  boolean isSeller(AccountId member) {
    return jdbc.sql("select exists (select from listing where seller_id = ?)")
        .param(member.value())
        .query(Boolean.class)
        .single();
  }

  ListingId insert(AccountId seller, ListingDraft draft, Instant now) {
    long id =
        jdbc.sql(
                """
                insert into listing (seller_id, title, description, photos, photo_texts, category_ids, price_from,
                                     days_from, several_plans, search_text, search_keys, created_at, updated_at)
                values (:seller, :title, :description, :photos, :texts, :categories, :price, :days, :several,
                        :text, :keys, :now, :now)
                returning id
                """)
            .param("seller", seller.value())
            .params(columns(draft))
            .param("now", now.atOffset(UTC))
            .query(Long.class)
            .single();
    insertParts(id, draft);
    return new ListingId(id);
  }

  /** Writes all of a draft over what the seller has; false when the listing is not the seller's. */
  boolean update(ListingId id, AccountId seller, ListingDraft draft, Instant now) {
    int rows =
        jdbc.sql(
                """
                update listing
                   set title = :title, description = :description, photos = :photos, photo_texts = :texts,
                       category_ids = :categories, price_from = :price, days_from = :days,
                       several_plans = :several,
                       search_text = :text, search_keys = :keys,
                       updated_at = greatest(created_at, :now)
                 where id = :id and seller_id = :seller
                """)
            .param("id", id.value())
            .param("seller", seller.value())
            .params(columns(draft))
            .param("now", now.atOffset(UTC))
            .update();
    if (rows == 0) {
      return false;
    }
    // The row of the listing is locked by now, so two edits cannot mix their plans.
    jdbc.sql("delete from listing_plan where listing_id = ?").param(id.value()).update();
    jdbc.sql("delete from listing_category where listing_id = ?").param(id.value()).update();
    jdbc.sql("delete from listing_question where listing_id = ?").param(id.value()).update();
    insertParts(id.value(), draft);
    return true;
  }

  /** Hides with a reason, or shows again with null; false when there is no such listing. */
  boolean setHidden(ListingId id, @Nullable String reason) {
    return jdbc.sql("update listing set hidden_reason = :reason where id = :id")
            .param("id", id.value())
            .param("reason", reason)
            .update()
        == 1;
  }

  /** Takes orders no more, or again; false when the listing is not the seller's. */
  boolean setPaused(ListingId id, AccountId seller, @Nullable Instant at) {
    return jdbc.sql("update listing set paused_at = :at where id = :id and seller_id = :seller")
            .param("id", id.value())
            .param("seller", seller.value())
            .param("at", at == null ? null : at.atOffset(UTC))
            .update()
        == 1;
  }

  /** False when there is no such listing. */
  boolean setRating(ListingId id, @Nullable Rating rating, int reviews) {
    return jdbc.sql("update listing set rating = :rating, review_count = :reviews where id = :id")
            .param("id", id.value())
            .param("rating", rating == null ? null : rating.value())
            .param("reviews", reviews)
            .update()
        == 1;
  }

  private void insertParts(long id, ListingDraft draft) {
    insertPlan(id, draft.standard());
    if (draft.premium() != null) {
      insertPlan(id, draft.premium());
    }
    for (CategoryId category : draft.categories()) {
      jdbc.sql("insert into listing_category (listing_id, category_id) values (?, ?)")
          .params(id, category.value())
          .update();
    }
    for (int i = 0; i < draft.questions().size(); i++) {
      insertQuestion(id, i + 1, draft.questions().get(i));
    }
  }

  private void insertQuestion(long id, int position, Question question) {
    jdbc.sql(
            """
            insert into listing_question (listing_id, position, kind, label, choices, mandatory)
            values (:listing, :position, :kind, :label, :choices, :mandatory)
            """)
        .param("listing", id)
        .param("position", position)
        .param("kind", question.kind().code())
        .param("label", question.label())
        .param("choices", question.choices().toArray(String[]::new))
        .param("mandatory", question.mandatory())
        .update();
  }

  private void insertPlan(long id, Plan plan) {
    jdbc.sql(
            """
            insert into listing_plan (listing_id, kind, title, description, price, delivery_days,
                                      revisions)
            values (:listing, :kind, :title, :description, :price, :days, :revisions)
            """)
        .param("listing", id)
        .param("kind", plan.kind().code())
        .param("title", plan.title())
        .param("description", plan.description())
        .param("price", plan.price().dollars())
        .param("days", plan.deliveryDays())
        .param("revisions", plan.revisions())
        .update();
  }

  /** What of a draft stands in the listing itself, its plans and categories included. */
  private static Map<String, @Nullable Object> columns(ListingDraft draft) {
    var search = searchText(draft);
    var columns = new HashMap<String, @Nullable Object>();
    columns.put("title", draft.title());
    columns.put("description", draft.description());
    columns.put(
        "photos", draft.photos().stream().map(photo -> photo.id().value()).toArray(String[]::new));
    columns.put("texts", draft.photos().stream().map(ListingPhoto::text).toArray(String[]::new));
    columns.put(
        "categories",
        draft.categories().stream().map(CategoryId::value).sorted().toArray(Long[]::new));
    columns.put("price", Plan.lowestPrice(draft.plans()).dollars());
    columns.put("days", Plan.shortestTime(draft.plans()));
    columns.put("several", draft.premium() != null);
    columns.put("text", search.value());
    columns.put("keys", search.keys().toArray(String[]::new));
    return columns;
  }

  private static SearchText searchText(ListingDraft draft) {
    Plan premium = draft.premium();
    return SearchText.of(
        draft.title(),
        draft.standard().title(),
        premium == null ? "" : premium.title(),
        draft.description());
  }

  private List<Listing> read(String sql, Map<String, Object> parameters) {
    return jdbc.sql(sql).params(parameters).query((row, _) -> listing(row)).list();
  }

  private Listing listing(ResultSet row) throws SQLException {
    var rating = row.getBigDecimal("rating");
    return new Listing(
        new ListingId(row.getLong("id")),
        new AccountId(row.getLong("seller_id")),
        row.getString("title"),
        row.getString("description"),
        parts(row.getString("categories"), StoredCategory[].class, StoredCategory::category),
        plan(row, PlanKind.STANDARD),
        row.getString("premium_title") == null ? null : plan(row, PlanKind.PREMIUM),
        photos(row),
        parts(row.getString("questions"), StoredQuestion[].class, StoredQuestion::question),
        rating == null ? null : new Rating(rating),
        row.getInt("review_count"),
        row.getObject("paused_at") != null,
        row.getString("hidden_reason"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private <T, P> List<P> parts(@Nullable String stored, Class<T[]> type, Function<T, P> part) {
    return stored == null
        ? List.of()
        : Arrays.stream(json.readValue(stored, type)).map(part).toList();
  }

  private record StoredCategory(long id, String slug, String name, String englishName) {

    Category category() {
      return new Category(new CategoryId(id), slug, name, englishName);
    }
  }

  private record StoredQuestion(
      String kind, String label, List<String> choices, boolean mandatory) {

    Question question() {
      return new Question(QuestionKind.ofCode(kind).orElseThrow(), label, choices, mandatory);
    }
  }

  private static List<ListingPhoto> photos(ResultSet row) throws SQLException {
    String[] keys = (String[]) row.getArray("photos").getArray();
    String[] texts = (String[]) row.getArray("photo_texts").getArray();
    var photos = new ArrayList<ListingPhoto>();
    for (int i = 0; i < keys.length; i++) {
      photos.add(new ListingPhoto(new PhotoId(keys[i]), texts[i]));
    }
    return photos;
  }

  private static Plan plan(ResultSet row, PlanKind kind) throws SQLException {
    String prefix = kind.code() + "_";
    return new Plan(
        kind,
        row.getString(prefix + "title"),
        row.getString(prefix + "description"),
        Money.of(row.getLong(prefix + "price")),
        row.getObject(prefix + "delivery_days", Integer.class),
        row.getInt(prefix + "revisions"));
  }
}
