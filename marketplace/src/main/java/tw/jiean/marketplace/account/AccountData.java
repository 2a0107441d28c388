package tw.jiean.marketplace.account;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What this module holds of a person; of secrets nothing, as they open doors. */
@Component
class AccountData implements PersonalData {

  private final JdbcClient jdbc;

  AccountData(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "account";
  }

  @Override
  public Object of(AccountId account) {
    return jdbc.sql(
            """
            select id, email, display_name, bio, role, language, created_at, updated_at, confirmed_at
            from account where id = ?
            """)
        .param(account.value())
        .query((row, number) -> {
          Map<String, Object> data = new LinkedHashMap<>();
          for (String name : new String[] {"email", "display_name", "bio", "role", "language"}) {
            data.put(name, row.getString(name));
          }
          for (String name : new String[] {"created_at", "updated_at", "confirmed_at"}) {
            OffsetDateTime at = row.getObject(name, OffsetDateTime.class);
            if (at != null) {
              data.put(name, at.toString());
            }
          }
          return data;
        })
        .single();
  }
}
