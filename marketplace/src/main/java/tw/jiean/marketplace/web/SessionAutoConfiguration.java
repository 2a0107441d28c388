package tw.jiean.marketplace.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Puts {@link SeldomTouchedSessions} before the sessions that Spring Boot keeps in the database. It
 * would keep none if it found others before it looks, so these come after it.
 */
@AutoConfiguration(after = JdbcSessionAutoConfiguration.class)
class SessionAutoConfiguration {

  @Bean
  @Primary
  SeldomTouchedSessions<?> seldomTouchedSessions(JdbcIndexedSessionRepository stored) {
    return new SeldomTouchedSessions<>(stored);
  }

  /** Spring Session asks for it by this name; for nobody else. */
  @Bean(defaultCandidate = false)
  SessionTransactions springSessionTransactionOperations(PlatformTransactionManager transactions) {
    return new SessionTransactions(transactions);
  }
}
