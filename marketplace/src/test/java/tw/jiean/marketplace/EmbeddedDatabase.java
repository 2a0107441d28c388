package tw.jiean.marketplace;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real PostgreSQL for tests: one server per JVM, a new database for each application context. The
 * application owns its database and is no superuser, as in operation, so what the database refuses
 * is refused here too. Use it through {@link MarketplaceTest}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The application's role. It has no password: the server trusts this machine. */
  public static final String ROLE = "jiean";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        asAdministrator(server, "create role " + ROLE + " login");
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
      }
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + newDatabase(),
            "spring.datasource.username=" + ROLE,
            "spring.datasource.password=")
        .applyTo(context);
  }

  /** The JDBC address of a new, empty database. */
  public static String newDatabase() {
    return newDatabase("");
  }

  /** The same with more that {@code create database} takes. */
  static String newDatabase(String options) {
    String name = "test" + COUNT.incrementAndGet();
    asAdministrator(Server.INSTANCE, "create database " + name + " owner " + ROLE + options);
    return Server.INSTANCE.getJdbcUrl(ROLE, name);
  }

  private static void asAdministrator(EmbeddedPostgres server, String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Refused: " + sql, e);
    }
  }
}
