package tw.jiean.demo;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Mails go nowhere, so they are shown. */
final class NoMailServer implements Condition {

  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return holdsIn(context.getEnvironment());
  }

  static boolean holdsIn(Environment environment) {
    return !StringUtils.hasText(environment.getProperty("spring.mail.host"));
  }
}
