package tw.jiean.marketplace;

import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

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
}
