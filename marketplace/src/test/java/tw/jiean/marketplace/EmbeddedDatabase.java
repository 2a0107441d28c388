package tw.jiean.marketplace;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A real PostgreSQL for tests: one server per JVM, a new database for each application context. Use
 * it through {@link MarketplaceTest}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class EmbeddedDatabase
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final class Server {
    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
      }
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPropertyValues.of(
            "spring.datasource.url=" + newDatabase(),
            "spring.datasource.username=postgres",
            "spring.datasource.password=postgres")
        .applyTo(context);
  }

  /** The JDBC address of a new, empty database. */
  public static String newDatabase() {
    String name = "test" + COUNT.incrementAndGet();
    DataSource admin = Server.INSTANCE.getPostgresDatabase();
    try (var connection = admin.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database " + name, e);
    }
    return Server.INSTANCE.getJdbcUrl("postgres", name);
  }
}
