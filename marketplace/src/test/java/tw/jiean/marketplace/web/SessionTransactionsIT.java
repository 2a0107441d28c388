package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;

/** That Spring Session writes in the way that {@link SessionTransactions} relies on. */
@MarketplaceTest
class SessionTransactionsIT {

  /** No text in PostgreSQL. */
  private static final String IMPOSSIBLE = "\0";

  @Autowired private SeldomTouchedSessions<?> sessions;
  @Autowired private TransactionTemplate transactions;

  @Test
  void aSessionIsStoredWithAllThatIsInItOrNotAtAll() {
    assertThat(isStored(sessions, "possible")).isTrue();
    assertThat(isStored(sessions, IMPOSSIBLE)).isFalse();
  }

  /** Spring Session keeps to itself that something could not be stored. */
  private static <S extends Session> boolean isStored(
      SessionRepository<S> sessions, String attribute) {
    S session = sessions.createSession();
    session.setAttribute(attribute, "value");
    sessions.save(session);
    return sessions.findById(session.getId()) != null;
  }

  @Test
  void aSessionStaysStoredWhenTheTransactionAroundItIsUndone() {
    assertThat(staysStored(sessions)).isTrue();
  }

  private <S extends Session> boolean staysStored(SessionRepository<S> sessions) {
    S session = sessions.createSession();
    transactions.executeWithoutResult(around -> {
      sessions.save(session);
      around.setRollbackOnly();
    });
    return sessions.findById(session.getId()) != null;
  }
}
