package tw.jiean.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The embedded database's password: made once for each data folder, readable by its owner alone.
 */
final class DatabasePassword {

  private static final int BYTES = 16;

  private DatabasePassword() {}

  /** Where it is kept. */
  static Path file(DataFolder data) {
    return data.resolve("postgres.password");
  }

  /**
   * The password of the folder's database; makes one where there is none yet.
   *
   * @throws CannotStart when it cannot be read or written
   */
  static String of(DataFolder data) {
    Path file = file(data);
    try {
      if (!Files.exists(file)) {
        create(data, file);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new CannotStart("The database's password in %s: %s".formatted(file, e), e);
    }
  }

  private static void create(DataFolder data, Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    // A temporary file is readable by its owner alone.
    Path draft = Files.createTempFile(data.resolve(""), "postgres", ".password");
    Files.writeString(draft, HexFormat.of().formatHex(random));
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
