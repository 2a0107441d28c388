package tw.jiean.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The role as which the marketplace connects: it owns its database and may do nothing beyond. Every
 * step can be repeated, so a crash between two of them does no harm.
 */
final class ApplicationRole {

  static final String NAME = "jiean";

  private ApplicationRole() {}

  /** Makes the role where there is none yet. */
  static void ensure(DataSource administrator, String password) throws SQLException {
    perform(
        administrator,
        """
        select format('create role %I login password %L', name, ?)
        from (values (?)) as wanted (name)
        where not exists (select from pg_roles where rolname = name)
        """,
        password,
        NAME);
  }

  /**
   * Gives the role a database and what others own of its tables, views and functions.
   *
   * @param administrator connects a superuser to that database
   */
  static void own(DataSource administrator, String database) throws SQLException {
    perform(
        administrator,
        """
        select format('alter database %I owner to %I', datname, rolname)
        from pg_database join pg_roles on pg_roles.oid <> datdba
        where datname = ? and rolname = ?
        """,
        database,
        NAME);
    perform(
        administrator,
        """
        select format('alter %s %s owner to %I',
          case when relkind = 'v' then 'view' else 'table' end, pg_class.oid::regclass, rolname)
        from pg_class join pg_roles on pg_roles.oid <> relowner
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v') and rolname = ?
        """,
        NAME);
    perform(
        administrator,
        """
        select format('alter routine %s owner to %I', pg_proc.oid::regprocedure, rolname)
        from pg_proc join pg_roles on pg_roles.oid <> proowner
        where pronamespace = 'public'::regnamespace and rolname = ?
        """,
        NAME);
  }

  /** Runs the statements that a query writes, all or none. */
  private static void perform(DataSource source, String query, String... values)
      throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      for (String written : written(connection, query, values)) {
        try (var statement = connection.createStatement()) {
          statement.execute(written);
        }
      }
      connection.commit();
    }
  }

  private static List<String> written(Connection connection, String query, String... values)
      throws SQLException {
    List<String> statements = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          statements.add(rows.getString(1));
        }
      }
    }
    return statements;
  }
}
