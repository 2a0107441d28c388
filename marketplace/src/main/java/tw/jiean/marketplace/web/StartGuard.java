package tw.jiean.marketplace.web;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;

/**
 * Refuses settings under which real money must not move, before the database or anything else is
 * touched. What only concerns ECPay's keys is {@link EcpayProperties#config()}'s to refuse.
 */
final class StartGuard
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

  /** On the class path of a program that holds demo data, never in this one. */
  private static final String DEMO_MARK = "classpath:META-INF/jiean/demo";

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Binder binder = Binder.get(context.getEnvironment());
    JieanProperties site = binder.bindOrCreate("jiean", JieanProperties.class);
    EcpayProperties ecpay = binder.bindOrCreate("ecpay", EcpayProperties.class);
    ecpay.config();
    if (ecpay.realMoney()) {
      requireRealShop(site);
    }
    requireFolder(site.dataDir().toAbsolutePath());
    if (site.demo() && !context.getResource(DEMO_MARK).exists()) {
      throw new StartRefused(
          "JIEAN_DEMO=true works under bin/run only: this program holds no demo data.");
    }
  }

  /** Photos and files of orders go there: better told now than to the first who hands one over. */
  private static void requireFolder(Path folder) {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new StartRefused("JIEAN_DATA_DIR is no folder that can be written to: " + folder + ".");
    }
  }

  private static void requireRealShop(JieanProperties site) {
    if (site.demo()) {
      throw new StartRefused(
          "ECPAY_ENVIRONMENT=production does not go with demo data, whose passwords everybody"
              + " knows: set JIEAN_DEMO=false and use a database of its own.");
    }
    if (!site.publicUrl().isHttps()) {
      throw new StartRefused(
          "ECPAY_ENVIRONMENT=production needs a JIEAN_PUBLIC_URL that begins with https://, not "
              + site.publicUrl()
              + ".");
    }
  }

  /** After the settings are complete, before anything that acts on them. */
  @Override
  public int getOrder() {
    return 0;
  }
}
