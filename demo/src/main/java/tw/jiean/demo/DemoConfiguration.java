package tw.jiean.demo;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * What the demo adds to the marketplace. Beans end in the reverse order of their dependencies: the
 * web server first, the database when nobody uses it any more, the folder's lock last.
 */
@Configuration(proxyBeanMethods = false)
class DemoConfiguration {

  @Bean
  @Conditional(NoOutsideDatabase.class)
  DemoDatabase demoDatabase(DataFolder data) {
    return DemoDatabase.start(data);
  }
}
