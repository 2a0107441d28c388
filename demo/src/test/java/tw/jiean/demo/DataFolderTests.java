package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTests {

  @TempDir private Path folder;

  @Test
  void hasOneOwnerAtATime() {
    try (DataFolder data = DataFolder.own(folder)) {
      assertThatExceptionOfType(CannotStart.class)
          .isThrownBy(() -> DataFolder.own(folder))
          .withMessageContaining(
              "Process %d runs on the data folder %s", ProcessHandle.current().pid(), data);
    }
    DataFolder.own(folder).close();
  }

  @Test
  void isForItsOwnerAlone() throws IOException {
    Path fresh = folder.resolve("deep/data");
    DataFolder.own(fresh).close();
    assertThat(Files.getPosixFilePermissions(fresh))
        .hasToString("[OWNER_READ, OWNER_WRITE, OWNER_EXECUTE]");
  }

  @Test
  void saysWhichFolderCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(CannotStart.class)
        .isThrownBy(() -> DataFolder.own(file))
        .withMessageContaining(file.toString())
        .withMessageContaining("JIEAN_DATA_DIR");
  }
}
