package tw.jiean.marketplace.catalog;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.web.TickBoxes;

/** What the catalogue's forms need of the house. */
@Configuration(proxyBeanMethods = false)
class CatalogConfiguration {

  /** Of a listing. */
  @Bean
  TickBoxes categoryBoxes() {
    return new TickBoxes("categories");
  }
}
