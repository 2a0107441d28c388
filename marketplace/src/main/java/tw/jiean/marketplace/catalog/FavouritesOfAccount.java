package tw.jiean.marketplace.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountClosed;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.PersonalData;

/** What a person has put aside: for the copy of it, and to forget it when the account is closed. */
@Repository
class FavouritesOfAccount implements PersonalData {

  private final JdbcClient jdbc;

  FavouritesOfAccount(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record OwnFavourite(long listing, String title, Instant at) {}

  @Override
  public String name() {
    return "favourites";
  }

  @Override
  public Object of(AccountId account) {
    List<OwnFavourite> favourites =
        jdbc.sql(
                """
                select l.id, l.title, f.at from favourite f join listing l on l.id = f.listing_id
                where f.account_id = ? order by f.at, l.id
                """)
            .param(account.value())
            .query((row, _) ->
                new OwnFavourite(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
            .list();
    return favourites;
  }

  @EventListener
  void on(AccountClosed event) {
    jdbc.sql("delete from favourite where account_id = ?").param(event.account().value()).update();
  }
}
