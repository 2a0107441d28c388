package tw.jiean.marketplace.catalog;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where photos are kept.
 *
 * @param dataDir directory of everything that must survive a restart; photos are in {@code uploads}
 */
@ConfigurationProperties("jiean")
record PhotoSettings(@DefaultValue("data") Path dataDir) {

  Path uploads() {
    return dataDir.resolve("uploads").toAbsolutePath();
  }
}
