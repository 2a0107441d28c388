package tw.jiean.marketplace.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account table. E-mail addresses come in lower case. */
@Repository
class AccountRepository {

  private static final String SUMMARY = "select id, email, display_name, role from account ";

  private static final String STORED =
      """
      select id, email, display_name, role, bio, password, language, confirmed_at, suspension
      from account where closed_at is null and
      """;

  private final JdbcClient jdbc;

  AccountRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The new id, or nothing when the address is taken. */
  Optional<AccountId> insert(
      String email,
      String displayName,
      Role role,
      String encodedPassword,
      Locale language,
      Instant now) {
    return jdbc.sql(
            """
            insert into account (email, display_name, role, password, language, created_at, updated_at)
            values (:email, :displayName, :role, :password, :language, :now, :now)
            on conflict (email) do nothing
            returning id
            """)
        .param("email", email)
        .param("displayName", displayName)
        .param("role", role.name())
        .param("password", encodedPassword)
        .param("language", language.toLanguageTag())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional()
        .map(AccountId::new);
  }

  List<AccountSummary> findAll(Collection<AccountId> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    // One array, so that however many there are it is one statement, prepared and planned once.
    return jdbc.sql(SUMMARY + "where id = any((select :ids::bigint[])::bigint[])")
        .param("ids", ids.stream().map(AccountId::value).distinct().toArray(Long[]::new))
        .query(AccountRepository::summary)
        .list();
  }

  /** Those who can sign in. */
  List<AccountId> operators() {
    return jdbc.sql(
            """
            select id from account
            where role = 'OPERATOR' and closed_at is null and suspension is null order by id
            """)
        .query((row, number) -> new AccountId(row.getLong("id")))
        .list();
  }

  /** The newest people whose name or address contains a text. */
  List<AccountId> containing(String text, int limit) {
    return jdbc.sql(
            """
            select id from account
            where search_keys @> text_parts(:text)
              and strpos(folded(display_name || ' ' || email), folded(:text)) > 0
            order by folded(display_name) = folded(:text) desc, id desc limit :limit
            """)
        .param("text", text)
        .param("limit", limit)
        .query((row, number) -> new AccountId(row.getLong("id")))
        .list();
  }

  Optional<AccountSummary> findByEmail(String email) {
    return jdbc.sql(SUMMARY + "where email = :email")
        .param("email", email)
        .query(AccountRepository::summary)
        .optional();
  }

  /** Nothing when there is none, or when it has been closed. */
  Optional<StoredAccount> findStored(String email) {
    return jdbc.sql(STORED + "email = :email")
        .param("email", email)
        .query(AccountRepository::stored)
        .optional();
  }

  Optional<StoredAccount> findStored(AccountId id) {
    return jdbc.sql(STORED + "id = :id")
        .param("id", id.value())
        .query(AccountRepository::stored)
        .optional();
  }

  /** The same, and nobody else changes it until the end of the transaction. */
  Optional<StoredAccount> lock(AccountId id) {
    return jdbc.sql(STORED + "id = :id for update")
        .param("id", id.value())
        .query(AccountRepository::stored)
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

  void updateLanguage(AccountId id, Locale language) {
    jdbc.sql("update account set language = :language where id = :id and language <> :language")
        .param("id", id.value())
        .param("language", language.toLanguageTag())
        .update();
  }

  /** The person has proved to have this address. */
  void confirm(AccountId id, Instant now) {
    jdbc.sql("update account set confirmed_at = :now, updated_at = :now where id = :id")
        .param("id", id.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Whether nobody else had the address. */
  boolean updateEmail(AccountId id, String email, Instant now) {
    return jdbc.sql(
                """
                update account set email = :email, confirmed_at = :now, updated_at = :now
                where id = :id and not exists (select 1 from account where email = :email)
                """)
            .param("id", id.value())
            .param("email", email)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  void suspend(AccountId id, String reason, Instant now) {
    jdbc.sql(
            """
            update account set suspended_at = :now, suspension = :reason, updated_at = :now
            where id = :id
            """)
        .param("id", id.value())
        .param("reason", reason)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void reinstate(AccountId id, Instant now) {
    jdbc.sql(
            """
            update account set suspended_at = null, suspension = null, updated_at = :now
            where id = :id
            """)
        .param("id", id.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What it said of the person is gone; the number stays, since orders and books name it. */
  void blank(AccountId id, String email, String encodedPassword, Instant now) {
    jdbc.sql(
            """
            update account set email = :email, display_name = '—', bio = '', password = :password,
              closed_at = :now, updated_at = :now
            where id = :id
            """)
        .param("id", id.value())
        .param("email", email)
        .param("password", encodedPassword)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  private static StoredAccount stored(ResultSet row, int number) throws SQLException {
    return new StoredAccount(
        summary(row, number),
        row.getString("bio"),
        row.getString("password"),
        Locale.forLanguageTag(row.getString("language")),
        row.getObject("confirmed_at") != null,
        row.getString("suspension"));
  }

  private static AccountSummary summary(ResultSet row, int number) throws SQLException {
    return new AccountSummary(
        new AccountId(row.getLong("id")),
        row.getString("email"),
        row.getString("display_name"),
        Role.valueOf(row.getString("role")));
  }
}
