package tw.jiean.marketplace.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The jar that is delivered, unpacked as its users may do to have it start sooner. The first run
 * leaves behind what it learned about its classes, and the next ones start in half the time.
 */
final class ProductionJar {

  private static final Path FOLDER = Path.of("target", "crash").toAbsolutePath();
  private static final Path LEARNED = FOLDER.resolve("app.aot");

  private final Path jar;

  private ProductionJar(Path jar) {
    this.jar = jar;
  }

  /** Unpacks what this build has just made. */
  static ProductionJar unpack() throws IOException, InterruptedException {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER);
    Path packed = packed();
    Process unpacking =
        new ProcessBuilder(
                java(),
                "-Djarmode=tools",
                "-jar",
                packed.toString(),
                "extract",
                "--destination",
                "app")
            .directory(FOLDER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(FOLDER.resolve("unpack.log").toFile())
            .start();
    if (unpacking.waitFor() != 0) {
      throw new AssertionError(Files.readString(FOLDER.resolve("unpack.log")));
    }
    return new ProductionJar(FOLDER.resolve("app").resolve(packed.getFileName()));
  }

  private static Path packed() throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of("target"), "marketplace-*-exec.jar")) {
      return jars.iterator().next().toAbsolutePath();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Where everything of these tests is kept: on a disk, where fsync means something. */
  Path folder() {
    return FOLDER;
  }

  /** What has a process leave behind what it learned when it ends. */
  List<String> learning() {
    return List.of("-XX:AOTCacheOutput=" + LEARNED, "-Xlog:aot=error");
  }

  /** The command that starts it: quick to start rather than quick in the long run. */
  List<String> command() {
    List<String> command = new ArrayList<>(List.of(java()));
    if (Files.exists(LEARNED)) {
      command.add("-XX:AOTCache=" + LEARNED);
    }
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    // All of it at once: growing takes collections.
    command.addAll(List.of("-Xms256m", "-Xmx256m", "-Xmn160m"));
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }
}
