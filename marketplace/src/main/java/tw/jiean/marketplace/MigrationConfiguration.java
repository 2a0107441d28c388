package tw.jiean.marketplace;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import tw.jiean.marketplace.web.StartRefused;

/**
 * Migrations have connections of their own: the limits of time on those of the pool, which are made
 * for short transactions, would end a long one in its middle.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrationDataSource(JdbcConnectionDetails database) {
    return DataSourceBuilder.create()
        .type(SimpleDriverDataSource.class)
        .url(database.getJdbcUrl())
        .username(database.getUsername())
        .password(database.getPassword())
        .build();
  }

  /** Text in another encoding could not be normalised, which the search and its migration do. */
  @Bean
  FlywayMigrationStrategy onlyInUtf8() {
    return flyway -> {
      String encoding = encoding(flyway.getConfiguration().getDataSource());
      if (!encoding.equals("UTF8")) {
        throw new StartRefused(
            "The database has the encoding "
                + encoding
                + ", and Jiean needs one with UTF8: create it with \"encoding 'UTF8' template"
                + " template0\".");
      }
      flyway.migrate();
    };
  }

  /** Nothing has asked the database before, so this is where a wrong address or password shows. */
  private static String encoding(DataSource database) {
    try {
      return JdbcClient.create(database).sql("show server_encoding").query(String.class).single();
    } catch (CannotGetJdbcConnectionException e) {
      Throwable driver = e.getCause() == null ? e : e.getCause();
      Throwable reason = e.getMostSpecificCause();
      throw new StartRefused(
          "The database of SPRING_DATASOURCE_URL cannot be used: "
              + driver.getMessage()
              + (reason.equals(driver) ? "" : " (" + reason + ")"));
    }
  }
}
