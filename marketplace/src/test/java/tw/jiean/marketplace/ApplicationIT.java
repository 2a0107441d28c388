package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MarketplaceTest
class ApplicationIT {

  @Autowired private DataSource dataSource;

  @Test
  void startsOnAnEmptyPostgreSql() {
    assertThat(
            JdbcClient.create(dataSource).sql("show server_version").query(String.class).single())
        .startsWith("18");
  }
}
