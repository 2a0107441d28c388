package tw.jiean.marketplace;

import ch.qos.logback.classic.LoggerContext;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept out of the log. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  @Bean(initMethod = "install", destroyMethod = "remove")
  OutageLog outageLog(Clock clock) {
    return new OutageLog((LoggerContext) LoggerFactory.getILoggerFactory(), clock);
  }
}
