package tw.jiean.marketplace.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Texts and language. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  private static final String SUFFIX = "_zh_TW.properties";

  /** Every module brings a bundle {@code messages/<module>}; this finds them all. */
  @Bean
  MessageSource messageSource() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(bundles());
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setDefaultLocale(Locale.TAIWAN);
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  @Bean
  LocaleResolver localeResolver() {
    return new Language.Resolver();
  }

  private static String[] bundles() {
    try {
      Resource[] found =
          new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + SUFFIX);
      return Arrays.stream(found)
          .map(Resource::getFilename)
          .filter(name -> name != null)
          .map(name -> "messages/" + name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toArray(String[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException("The message bundles cannot be listed", e);
    }
  }
}
