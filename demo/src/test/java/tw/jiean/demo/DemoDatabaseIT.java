package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose the embedded database is. */
class DemoDatabaseIT {

  @TempDir private Path folder;

  @Test
  void theMarketplaceOwnsItsDatabaseAndIsNoSuperuserAlsoInAFolderOfAnEarlierVersion()
      throws Exception {
    try (DataFolder data = DataFolder.own(folder.resolve("data"))) {
      try (DemoDatabase fresh = DemoDatabase.start(data)) {
        assertOwned(fresh);
        makeItAsEarlierVersionsDid(fresh);
      }
      for (int start = 1; start <= 2; start++) {
        try (DemoDatabase earlier = DemoDatabase.start(data)) {
          assertOwned(earlier);
          execute(
              earlier,
              "alter table old add column start%d bigint".formatted(start),
              "insert into old (what) values ('new')",
              "create or replace view older as select what, id from old",
              "create or replace function oldest() returns bigint language sql as 'select 2'");
        }
      }
    }
  }

  private static void assertOwned(DemoDatabase database) throws SQLException {
    execute(
        database,
        "create table mine (what text)",
        "revoke delete on mine from current_user",
        "drop schema if exists other",
        "create schema other");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(database, "delete from mine"))
        .withMessageContaining("permission denied");
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> execute(database, "create role another"))
        .withMessageContaining("permission denied");
    execute(database, "drop table mine");
  }

  private static void makeItAsEarlierVersionsDid(DemoDatabase database) throws SQLException {
    try (Connection administrator =
            DriverManager.getConnection(database.getJdbcUrl(), "postgres", database.getPassword());
        var statement = administrator.createStatement()) {
      statement.execute("alter database jiean owner to postgres");
      statement.execute("drop owned by jiean");
      statement.execute("drop role jiean");
      statement.execute(
          "create table old (id bigint generated always as identity primary key, what text)");
      statement.execute("create view older as select what from old");
      statement.execute("create function oldest() returns bigint language sql as 'select 1'");
    }
  }

  private static void execute(DemoDatabase database, String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.getJdbcUrl(), database.getUsername(), database.getPassword());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
