package tw.jiean.marketplace;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Transactions that write are the database's. What only reads is spared its begin and commit: here
 * each statement sees what is committed when it begins, with a transaction around it or without, so
 * one would change nothing but how often a page goes to the database. What is read together still
 * shares a connection, and within a transaction that writes it is a part of that.
 */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

  @Bean
  PlatformTransactionManager transactionManager(DataSource database) {
    return new ReadsWithoutTransaction(new JdbcTransactionManager(database));
  }

  private record ReadsWithoutTransaction(PlatformTransactionManager transactions)
      implements PlatformTransactionManager {

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition wanted) {
      return transactions.getTransaction(
          wanted != null && isPlainRead(wanted) ? withoutBegin(wanted) : wanted);
    }

    /**
     * Who asks for more than to read gets it, such as one view of the database for all he reads.
     */
    private static boolean isPlainRead(TransactionDefinition wanted) {
      return wanted.isReadOnly()
          && wanted.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRED
          && wanted.getIsolationLevel() == TransactionDefinition.ISOLATION_DEFAULT;
    }

    private static TransactionDefinition withoutBegin(TransactionDefinition wanted) {
      var read = new DefaultTransactionDefinition(wanted);
      read.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
      return read;
    }

    @Override
    public void commit(TransactionStatus status) {
      transactions.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
      transactions.rollback(status);
    }
  }
}
