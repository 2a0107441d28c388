package tw.jiean.marketplace.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** Texts and language. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  MessageSource messageSource() {
    return new Texts();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Language.Resolver();
  }
}
