package tw.jiean.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The product on a filled database, with people who are signed in there. */
final class Shop {

  static final String OPERATOR = "operator@example.com";
  static final String PASSWORD = "measured, not guessed 26";

  /** As many as the most connections, so that each has a session of its own. */
  private static final int BUYERS = 64;

  private static final int OPERATORS = 16;

  private final Product product;
  private final Connection database;
  private final Visitor passerBy;
  private final List<Visitor> buyers = new ArrayList<>();
  private final List<Visitor> operators = new ArrayList<>();

  /** Signs everybody in. */
  Shop(Product product, Connection database) throws Exception {
    this.product = product;
    this.database = database;
    this.passerBy = Visitor.anonymous(product.address());
    for (String[] buyer :
        texts(
            """
            select id::text, email from account
            where email in (select 'buyer-' || n || '@example.com' from generate_series(0, %d) n)
            """
                .formatted(BUYERS - 1),
            2)) {
      buyers.add(Visitor.signedIn(product.address(), Long.parseLong(buyer[0]), buyer[1], PASSWORD));
    }
    for (int i = 0; i < OPERATORS; i++) {
      operators.add(Visitor.signedIn(product.address(), 0, OPERATOR, PASSWORD));
    }
  }

  /** What the product needs to know at its start, so that people can sign in here. */
  static Map<String, String> settings() {
    return Map.of(
        "JIEAN_OPERATOR_EMAIL", OPERATOR,
        "JIEAN_OPERATOR_PASSWORD", PASSWORD,
        // An operator's second step is a code of the minute; what it costs is nothing of a page's.
        "JIEAN_ACCOUNT_STAFF_SECOND_FACTOR", "false");
  }

  Product product() {
    return product;
  }

  Visitor passerBy() {
    return passerBy;
  }

  List<Visitor> buyers() {
    return buyers;
  }

  List<Visitor> operators() {
    return operators;
  }

  /** The first column of what a query finds. */
  List<String> texts(String sql) throws SQLException {
    return texts(sql, 1).stream().map(row -> row[0]).toList();
  }

  /** The first columns of what a query finds. */
  List<String[]> texts(String sql, int columns) throws SQLException {
    try (var statement = database.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String[]> found = new ArrayList<>();
      while (row.next()) {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
          values[i] = row.getString(i + 1);
        }
        found.add(values);
      }
      return found;
    }
  }

  /** How many orders there are. */
  long orders() throws SQLException {
    return Long.parseLong(texts("select count(*)::text from orders").getFirst());
  }

  /** Writes out what is dirty, so that no run pays for the one before. */
  void settle() throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute("vacuum (analyze) spring_session");
      statement.execute("checkpoint");
    }
  }
}
