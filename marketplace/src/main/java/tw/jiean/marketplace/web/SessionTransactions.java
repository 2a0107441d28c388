package tw.jiean.marketplace.web;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transactions of sessions: a write has one of its own, whatever runs around it, and a read has
 * none. A session is read by one statement, with every page of somebody signed in, and begin and
 * commit would be two thirds of that. Spring Session reads by {@link #execute} and writes by {@link
 * #executeWithoutResult}.
 */
final class SessionTransactions implements TransactionOperations {

  private final TransactionTemplate writes;

  SessionTransactions(PlatformTransactionManager transactions) {
    writes = new TransactionTemplate(transactions);
    writes.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> read) {
    return TransactionOperations.withoutTransaction().execute(read);
  }

  @Override
  public void executeWithoutResult(Consumer<TransactionStatus> write) {
    writes.executeWithoutResult(write);
  }
}
