package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a transaction is that only reads. */
@MarketplaceTest
class TransactionsIT {

  @Autowired private PlatformTransactionManager transactions;
  @Autowired private JdbcClient jdbc;

  private TransactionTemplate read;
  private TransactionTemplate write;

  @BeforeEach
  void templates() {
    read = new TransactionTemplate(transactions);
    read.setReadOnly(true);
    write = new TransactionTemplate(transactions);
  }

  @Test
  void whatOnlyReadsSharesAConnectionWithoutATransactionOfTheDatabase() {
    Set<Integer> connections = new HashSet<>();
    Set<String> beginnings = new HashSet<>();
    read.executeWithoutResult(status -> {
      for (int i = 0; i < 3; i++) {
        connections.add(connection());
        beginnings.add(beginning());
      }
    });
    assertThat(connections).hasSize(1);
    assertThat(beginnings).hasSize(3);
  }

  @Test
  void whatIsReadWithinATransactionThatWritesIsAPartOfIt() {
    write.executeWithoutResult(status -> {
      String begun = beginning();
      jdbc.sql("create temporary table unseen () on commit drop").update();
      read.executeWithoutResult(inner -> {
        assertThat(beginning()).isEqualTo(begun);
        assertThat(jdbc.sql("select count(*) from unseen").query(Long.class).single()).isZero();
      });
    });
  }

  @Test
  void whoWantsOneViewOfTheDatabaseForAllThatHeReadsGetsIt() {
    read.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    read.executeWithoutResult(status -> assertThat(beginning()).isEqualTo(beginning()));
  }

  /** When the transaction began, which without one is when the statement did. */
  private String beginning() {
    return jdbc.sql("select now()::text").query(String.class).single();
  }

  private int connection() {
    return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
  }
}
