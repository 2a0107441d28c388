package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTests {

  @TempDir private Path cluster;

  @Test
  void aFolderWithoutProcessFileHasNoServer() {
    assertThat(Postmaster.of(cluster).running()).isEmpty();
  }

  @Test
  void aStrangerWithTheSameProcessNumberIsLeftAloneAndTheFileCleared() throws IOException {
    Path file = processFile(Long.toString(ProcessHandle.current().pid()));

    Postmaster.of(cluster).stop();

    assertThat(ProcessHandle.current().isAlive()).isTrue();
    assertThat(file).doesNotExist();
  }

  @Test
  void theFileOfAnEndedProcessIsLeftToPostgreSql() throws Exception {
    Process ended = new ProcessBuilder("true").start();
    ended.waitFor();
    Path file = processFile(Long.toString(ended.pid()));

    Postmaster.of(cluster).stop();

    assertThat(file).exists();
  }

  @Test
  void aBrokenProcessFileNamesNoServer() throws IOException {
    processFile("not a number");
    assertThat(Postmaster.of(cluster).running()).isEmpty();
    processFile("");
    assertThat(Postmaster.of(cluster).running()).isEmpty();
  }

  private Path processFile(String firstLine) throws IOException {
    return Files.writeString(
        cluster.resolve("postmaster.pid"), firstLine + "\n" + cluster + "\n1\n5432\n");
  }
}
