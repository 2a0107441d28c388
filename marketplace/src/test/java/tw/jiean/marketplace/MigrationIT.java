package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tw.jiean.marketplace.web.StartRefused;

/** What is asked of a database before anything is made in it. */
class MigrationIT {

  @Test
  void aDatabaseThatIsNotInUtf8IsRefusedAndStaysEmpty() {
    var database =
        new DriverManagerDataSource(
            EmbeddedDatabase.newDatabase(" encoding 'SQL_ASCII' locale 'C' template template0"),
            EmbeddedDatabase.ROLE,
            "");
    Flyway flyway = Flyway.configure().dataSource(database).load();
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> new MigrationConfiguration().onlyInUtf8().migrate(flyway))
        .withMessageContaining("SQL_ASCII")
        .withMessageContaining("encoding 'UTF8' template template0");
    assertThat(
            JdbcClient.create(database)
                .sql("select count(*) from pg_tables where schemaname = 'public'")
                .query(Long.class)
                .single())
        .isZero();
  }
}
