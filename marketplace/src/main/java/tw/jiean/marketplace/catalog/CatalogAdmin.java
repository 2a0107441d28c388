package tw.jiean.marketplace.catalog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.backoffice.AdminCall;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminInput;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRows;

/** Listings and categories on the operators' desk. */
@Configuration(proxyBeanMethods = false)
class CatalogAdmin {

  private static final String LISTINGS = "listings";
  private static final String CATEGORIES = "categories";
  private static final String GONE = "catalog.admin.gone";

  @Bean
  @Order(30)
  AdminList listingList(JdbcClient jdbc, Listings listings, Accounts accounts) {
    return AdminList.named(LISTINGS, "catalog.admin.listings")
        .group(AdminGroup.CATALOGUE)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select l.id, l.title, l.seller_id, l.rating, l.hidden_reason,
                  l.hidden_reason is not null as hidden, l.created_at, l.updated_at, l.description,
                  s.price as standard_price, s.title as standard_title,
                  p.price as premium_price, p.title as premium_title,
                  (select string_agg(c.name, '、' order by c.id)
                     from listing_category lc join category c on c.id = lc.category_id
                    where lc.listing_id = l.id) as categories
                from listing l
                join listing_plan s on s.listing_id = l.id and s.kind = 'standard'
                left join listing_plan p on p.listing_id = l.id and p.kind = 'premium'
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("title", AdminFormat.TEXT)
        .column("seller_id", AdminFormat.link("users"))
        .column("standard_price", AdminFormat.MONEY)
        .column("premium_price", AdminFormat.MONEY)
        .column("hidden", AdminFormat.FLAG)
        .column("created_at", AdminFormat.TIME)
        .field("updated_at", AdminFormat.TIME)
        .field("hidden_reason", AdminFormat.TEXT)
        .field("categories", AdminFormat.TEXT)
        .field("rating", AdminFormat.NUMBER)
        .field("standard_title", AdminFormat.TEXT)
        .field("premium_title", AdminFormat.TEXT)
        .field("description", AdminFormat.LINES)
        .codes("id")
        .among(
            (text, most) -> listings.titled(text, most).stream().map(ListingId::value).toList(),
            "id")
        .among(
            (text, most) -> accounts.search(text, most).stream().map(AccountId::value).toList(),
            "seller_id")
        .filter("hidden", "true", "false")
        .recent("created_at")
        .sortable("id", "created_at", "standard_price")
        .newestFirst("created_at")
        .related("orders", "listing_id", "id")
        .build();
  }

  @Bean
  @Order(31)
  AdminList categoryList(JdbcClient jdbc) {
    return AdminList.named(CATEGORIES, "catalog.admin.categories")
        .group(AdminGroup.CATALOGUE)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select c.id, c.slug, c.name, c.english_name,
                  (select count(*) from listing_category lc where lc.category_id = c.id) as listings
                from category c
                """))
        .key("id")
        .column("name", AdminFormat.TEXT)
        .column("english_name", AdminFormat.TEXT)
        .column("slug", AdminFormat.CODE)
        .column("listings", AdminFormat.NUMBER)
        .search("name", "english_name", "slug")
        .sortable("name", "slug")
        .sortedBy("id")
        .build();
  }

  @Bean
  AdminCommand hideListing(Listings listings) {
    return AdminCommand.on(LISTINGS, "hide", "catalog.admin.hide")
        .when(row -> !row.flag("hidden"))
        .does(call -> doneUnlessGone(listings.hide(new ListingId(call.number()), call.reason())));
  }

  @Bean
  AdminCommand showListing(Listings listings) {
    return AdminCommand.on(LISTINGS, "show", "catalog.admin.show")
        .when(row -> row.flag("hidden"))
        .does(call -> doneUnlessGone(listings.unhide(new ListingId(call.number()))));
  }

  @Bean
  AdminCommand createCategory(Categories categories) {
    return AdminCommand.onList(CATEGORIES, "create", "catalog.admin.create-category")
        .input(AdminInput.required("name", Category.MAX_NAME))
        .input(AdminInput.required("english_name", Category.MAX_NAME))
        .input(AdminInput.required("slug", Category.MAX_SLUG))
        .does(call -> create(categories, call));
  }

  @Bean
  AdminCommand renameCategory(Categories categories) {
    return AdminCommand.on(CATEGORIES, "rename", "catalog.admin.rename-category")
        .input(AdminInput.required("name", Category.MAX_NAME))
        .input(AdminInput.required("english_name", Category.MAX_NAME))
        .does(call -> rename(categories, call));
  }

  @Bean
  AdminCommand deleteCategory(Categories categories) {
    return AdminCommand.on(CATEGORIES, "delete", "catalog.admin.delete-category")
        .when(row -> row.text("listings").equals("0"))
        .does(call -> delete(categories, call));
  }

  private static AdminOutcome create(Categories categories, AdminCall call) {
    if (!Category.validSlug(call.input("slug"))) {
      return AdminOutcome.invalid("slug", "catalog.admin.slug-invalid");
    }
    try {
      CategoryId id =
          categories.create(call.input("slug"), call.input("name"), call.input("english_name"));
      return AdminOutcome.created(Long.toString(id.value()));
    } catch (DuplicateKeyException e) {
      return AdminOutcome.refused("catalog.admin.category-taken");
    }
  }

  private static AdminOutcome rename(Categories categories, AdminCall call) {
    try {
      return doneUnlessGone(
          categories.rename(
              new CategoryId(call.number()), call.input("name"), call.input("english_name")));
    } catch (DuplicateKeyException e) {
      return AdminOutcome.invalid("name", "catalog.admin.category-taken");
    }
  }

  private static AdminOutcome delete(Categories categories, AdminCall call) {
    try {
      return doneUnlessGone(categories.delete(new CategoryId(call.number())));
    } catch (DataIntegrityViolationException e) {
      return AdminOutcome.refused("catalog.admin.category-used");
    }
  }

  private static AdminOutcome doneUnlessGone(boolean done) {
    return done ? AdminOutcome.done() : AdminOutcome.refused(GONE);
  }
}
