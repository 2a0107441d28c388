package tw.jiean.marketplace.payment;

import java.util.Map;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Checks the ways of paying before the database or anything else is touched. Names that are none,
 * such as {@code maximun}, are refused as well; of environment variables Spring cannot tell.
 */
final class PaymentSettingsGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Binder binder = Binder.get(context.getEnvironment());
    Bindable<Map<PaymentMethod, PaymentSettings.Method>> methods =
        Bindable.mapOf(PaymentMethod.class, PaymentSettings.Method.class);
    BindHandler strict =
        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter());
    new PaymentSettings(binder.bind("jiean.payment.methods", methods, strict).orElse(Map.of()));
  }

  /** After the settings are complete and the house as a whole may start. */
  @Override
  public int getOrder() {
    return 1;
  }
}
