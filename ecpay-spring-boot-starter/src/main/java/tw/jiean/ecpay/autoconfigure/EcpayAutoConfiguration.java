package tw.jiean.ecpay.autoconfigure;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.HashKeys;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/** The ECPay client as a bean; each part steps back when the application has its own. */
@AutoConfiguration
@EnableConfigurationProperties(EcpayProperties.class)
public final class EcpayAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(EcpayAutoConfiguration.class);

  /** With beans made late, wrong settings would only show when somebody wants to pay. */
  @Bean
  static LazyInitializationExcludeFilter ecpayConfigAtTheStart() {
    return LazyInitializationExcludeFilter.forBeanTypes(EcpayConfig.class);
  }

  @Bean
  @ConditionalOnMissingBean
  EcpayConfig ecpayConfig(EcpayProperties properties) {
    EcpayConfig config = properties.config();
    log.info(
        "ECPay merchant {} at {}, {} moves",
        config.merchantId(),
        config.environment().base(),
        properties.realMoney() ? "REAL MONEY" : "no real money");
    warn("ECPAY_HASH_KEY and ECPAY_HASH_IV", config.keys());
    if (config.otherKeys() != null) {
      warn("ECPAY_OTHER_HASH_KEY and ECPAY_OTHER_HASH_IV", config.otherKeys());
    }
    return config;
  }

  private static void warn(String variables, HashKeys keys) {
    keys.doubts()
        .forEach(doubt -> log.warn("{}: {}. Were they copied as they are?", variables, doubt));
  }

  @Bean
  @ConditionalOnMissingBean
  HttpTransport ecpayTransport(EcpayProperties properties) {
    return new JdkHttpTransport(
        properties.connectTimeout(), properties.callTimeout(), properties.downloadTimeout());
  }

  @Bean
  @ConditionalOnMissingBean
  CallBudget ecpayCallBudget(EcpayProperties properties, ObjectProvider<Clock> clock) {
    return CallBudget.of(
        clock.getIfUnique(Clock::systemUTC),
        properties.budget().interval(),
        properties.budget().atOnce());
  }

  @Bean
  @ConditionalOnMissingBean
  CallLog ecpayCallLog() {
    return new CallLog();
  }

  @Bean
  @ConditionalOnMissingBean
  EcpayClient ecpayClient(
      EcpayConfig config,
      HttpTransport transport,
      CallBudget budget,
      ObjectProvider<Clock> clocks,
      ObjectProvider<CallObserver> observers) {
    Clock clock = clocks.getIfUnique(Clock::systemUTC);
    var observed = new ObservedTransport(transport, clock, observers.orderedStream().toList());
    return EcpayClient.of(config, observed, clock, budget);
  }
}
