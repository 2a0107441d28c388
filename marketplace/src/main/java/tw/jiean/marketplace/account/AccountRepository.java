package tw.jiean.marketplace.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account table. E-mail addresses come in lower case. */
@Repository
class AccountRepository {

  private static final String SUMMARY = "select id, email, display_name, role from account ";

  private final JdbcClient jdbc;

  AccountRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The new id, or nothing when the address is taken. */
  Optional<AccountId> insert(
      String email, String displayName, Role role, String encodedPassword, Instant now) {
    return jdbc.sql(
            """
            insert into account (email, display_name, role, password, created_at, updated_at)
            values (:email, :displayName, :role, :password, :now, :now)
            on conflict (email) do nothing
            returning id
            """)
        .param("email", email)
        .param("displayName", displayName)
        .param("role", role.name())
        .param("password", encodedPassword)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional()
        .map(AccountId::new);
  }

  List<AccountSummary> findAll(Collection<AccountId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(SUMMARY + "where id in (:ids)")
        .param("ids", ids.stream().map(AccountId::value).distinct().toList())
        .query(AccountRepository::summary)
        .list();
  }

  Optional<AccountSummary> findByEmail(String email) {
    return jdbc.sql(SUMMARY + "where email = :email")
        .param("email", email)
        .query(AccountRepository::summary)
        .optional();
  }

  Optional<StoredAccount> findStored(String email) {
    return jdbc.sql(
            "select id, email, display_name, role, bio, password from account where email = :email")
        .param("email", email)
        .query((row, number) ->
            new StoredAccount(
                summary(row, number), row.getString("bio"), row.getString("password")))
        .optional();
  }

  Optional<Profile> findProfile(AccountId id) {
    return jdbc.sql("select display_name, bio, created_at from account where id = :id")
        .param("id", id.value())
        .query((row, number) ->
            new Profile(
                id,
                row.getString("display_name"),
                row.getString("bio"),
                row.getObject("created_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  void updateProfile(AccountId id, String displayName, String bio, Instant now) {
    jdbc.sql(
            """
            update account set display_name = :displayName, bio = :bio, updated_at = :now
            where id = :id
            """)
        .param("id", id.value())
        .param("displayName", displayName)
        .param("bio", bio)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void updatePassword(AccountId id, String encodedPassword, Instant now) {
    jdbc.sql("update account set password = :password, updated_at = :now where id = :id")
        .param("id", id.value())
        .param("password", encodedPassword)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static AccountSummary summary(ResultSet row, int number) throws SQLException {
    return new AccountSummary(
        new AccountId(row.getLong("id")),
        row.getString("email"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")));
  }
}
