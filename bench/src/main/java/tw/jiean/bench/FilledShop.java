package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Fills the product's own tables with a shop that has been open for two years: people, published
 * listings, orders in every state with their payments, books, and reviews. It is written by a few
 * statements over sets, with every constraint and trigger switched on, and reckoned up afterwards.
 *
 * @param database in which the product has made its tables, and its first operator
 * @param listings how many; each tenth has another seller
 * @param orders how many, by a twentieth as many buyers
 * @param merchantId to whom the payments went
 */
record FilledShop(Connection database, long listings, long orders, String merchantId) {

  private static final List<String> PARTS =
      List.of("people", "listings", "orders", "money", "reviews");

  /** Whether it was filled before. */
  boolean isFilled() throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery("select exists (select from listing)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /**
   * Fills it, all or nothing.
   *
   * @throws IllegalStateException when what was written does not add up
   */
  void fill() throws SQLException, IOException {
    database.setAutoCommit(false);
    // Sorts and hash tables of a million rows stay in memory; the product's connections have none
    // of it.
    execute("set local work_mem = '512MB'; set local maintenance_work_mem = '512MB'");
    set("listings", Long.toString(listings));
    set("orders", Long.toString(orders));
    set("merchant", merchantId);
    for (String part : PARTS) {
      execute(text(part));
    }
    execute("analyze");
    requireWhole();
    database.commit();
    database.setAutoCommit(true);
    execute("discard temp");
    execute("vacuum (analyze)");
    execute("checkpoint");
  }

  private void requireWhole() throws SQLException, IOException {
    List<String> wrong = new ArrayList<>();
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(text("checks"))) {
      while (row.next()) {
        if (row.getLong("wrong") != 0) {
          wrong.add(row.getString("what") + ": " + row.getLong("wrong"));
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException("The shop does not add up: " + wrong);
    }
  }

  private void set(String name, String value) throws SQLException {
    try (var statement = database.prepareStatement("select set_config('bench.' || ?, ?, true)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.execute();
    }
  }

  private void execute(String sql) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(String part) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(FilledShop.class.getResourceAsStream("shop/" + part + ".sql"))) {
      return new String(file.readAllBytes(), UTF_8);
    }
  }
}
