package tw.jiean.marketplace.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;

/** Texts, language and templates. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

  @Bean
  MessageSource messageSource() {
    return new Texts();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Language.Resolver();
  }

  /** Those of the build: templates are classes, and nothing is compiled while the site runs. */
  @Bean
  TemplateEngine templateEngine() {
    return TemplateEngine.createPrecompiled(
        null, ContentType.Html, PageConfiguration.class.getClassLoader(), "tw.jiean.marketplace");
  }
}
