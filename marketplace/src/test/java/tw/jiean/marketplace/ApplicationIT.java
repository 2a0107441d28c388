package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MarketplaceTest
class ApplicationIT {

  @Autowired private DataSource dataSource;
  @Autowired private Flyway flyway;

  @Test
  void startsOnAnEmptyPostgreSql() {
    assertThat(show("server_version")).startsWith("18");
  }

  /** What CommitIT shows with shorter times: a dead line is noticed, and so is what it held. */
  @Test
  void aDatabaseThatFallsSilentIsGivenUpWithinAMinute() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      assertThat(connection.getNetworkTimeout()).isBetween(1, 30_000);
    }
    assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("15s");
  }

  @Test
  void aMigrationMayTakeItsTime() throws SQLException {
    try (Connection connection = flyway.getConfiguration().getDataSource().getConnection()) {
      assertThat(connection.getNetworkTimeout()).isZero();
    }
  }

  private String show(String setting) {
    return JdbcClient.create(dataSource).sql("show " + setting).query(String.class).single();
  }
}
