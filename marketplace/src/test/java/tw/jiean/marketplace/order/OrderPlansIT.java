package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class OrderPlansIT {

  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  /** A sequential scan that is left where PostgreSQL avoids them at any price has no index. */
  @Test
  void theStoryOfAnOrderIsFoundWithoutReadingThoseOfOthers() {
    String plan =
        transaction.execute(status -> {
          jdbc.sql("set local enable_seqscan = off").update();
          return String.join(
              "\n",
              jdbc.sql("explain " + OrderRepository.HISTORY)
                  .param("number", "A".repeat(26))
                  .query(String.class)
                  .list());
        });

    assertThat(plan).doesNotContain("Seq Scan").contains("order_history_pkey");
  }
}
