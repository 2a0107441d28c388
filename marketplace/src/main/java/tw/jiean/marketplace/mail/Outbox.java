package tw.jiean.marketplace.mail;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps what people are to be told of in the transaction in which it happens: all of a transaction
 * is written by one statement just before its commit, so it is there exactly when the cause is.
 */
@Component
class Outbox {

  private final OutboxRepository repository;

  Outbox(OutboxRepository repository) {
    this.repository = repository;
  }

  /**
   * Keeps one.
   *
   * @throws IllegalStateException outside a transaction, where nobody could say whether it is true
   */
  void add(MailEvent event) {
    Collected collected = (Collected) TransactionSynchronizationManager.getResource(this);
    if (collected == null) {
      collected = new Collected();
      TransactionSynchronizationManager.registerSynchronization(collected);
      TransactionSynchronizationManager.bindResource(this, collected);
    }
    collected.events.add(event);
  }

  /** What the running transaction has to tell. */
  private final class Collected implements TransactionSynchronization {

    private final List<MailEvent> events = new ArrayList<>();

    @Override
    public void beforeCommit(boolean readOnly) {
      repository.insert(events);
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(Outbox.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(Outbox.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResource(Outbox.this);
    }
  }
}
