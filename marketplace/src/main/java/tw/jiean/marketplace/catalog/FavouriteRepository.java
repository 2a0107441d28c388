package tw.jiean.marketplace.catalog;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;

/** Favourites in SQL. */
@Repository
class FavouriteRepository {

  private final JdbcClient jdbc;

  FavouriteRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** True also when another request has just done the same. */
  boolean insert(AccountId account, ListingId listing, Instant at) {
    jdbc.sql(
            """
            insert into favourite (account_id, listing_id, at) values (?, ?, ?)
            on conflict do nothing
            """)
        .params(account.value(), listing.value(), at.atOffset(UTC))
        .update();
    return true;
  }

  void delete(AccountId account, ListingId listing) {
    jdbc.sql("delete from favourite where account_id = ? and listing_id = ?")
        .params(account.value(), listing.value())
        .update();
  }

  boolean contains(AccountId account, ListingId listing) {
    return jdbc.sql("select exists (select from favourite where account_id = ? and listing_id = ?)")
        .params(account.value(), listing.value())
        .query(Boolean.class)
        .single();
  }

  int count(AccountId account) {
    return jdbc.sql("select count(*) from favourite where account_id = ?")
        .param(account.value())
        .query(Integer.class)
        .single();
  }

  List<FoundListing> published(AccountId account) {
    return jdbc.sql(
            FoundListing.SELECT
                + """
                join favourite f on f.listing_id = l.id
                where f.account_id = ? and l.visible order by f.at desc, l.id desc
                """)
        .param(account.value())
        .query(FoundListing::read)
        .list();
  }
}
