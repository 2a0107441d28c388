package tw.jiean.marketplace.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import tw.jiean.marketplace.backoffice.AdminCommand;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

  /** Stores the algorithm's name with each password, so that a better one can come later. */
  @Bean
  PasswordEncoder passwordEncoder() {
    return PasswordEncoderFactories.createDelegatingPasswordEncoder();
  }

  /** For the commands of the back office that ask for it. */
  @Bean
  AuthorizationManager<AdminCommand> freshSignInForCommands(FreshSignIn fresh) {
    return fresh::authorize;
  }
}
